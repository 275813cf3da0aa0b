package dev.attest.iamaudit.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.iamaudit.SharedFolder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReportTest {

    private static final String HEADER =
            "user,arn,password_enabled,mfa_active,password_last_used\n";
    private static final String ARN = "arn:aws:iam::111122223333:user/";

    @Test
    void shouldReadKeysAndDates() throws Exception {
        // Given
        byte[] file = SharedFolder.read("account/cloudmapper-demo/credential-report.csv");

        // When
        ReportEntry.Row user = CredentialReport.read(file).rows().getLast();

        // Then
        assertThat(user.line()).isEqualTo(4);
        assertThat(user.moment("password_last_used"))
                .contains(Instant.parse("2018-05-07T15:35:54Z"));
        assertThat(user.moment("password_last_changed")).isEmpty();
        assertThat(user.keys())
                .containsExactly(
                        new ReportEntry.AccessKey(
                                1, true, Instant.parse("2019-05-07T15:35:55Z"), null),
                        new ReportEntry.AccessKey(
                                2,
                                true,
                                Instant.parse("2018-05-07T15:35:54Z"),
                                Instant.parse("2018-05-07T15:35:54Z")));
    }

    /// Wherever a download breaks off, no user is told of who is half there.
    @Test
    void shouldNoticeAFileThatBreaksOffAnywhere() throws Exception {
        // Given
        byte[] file = SharedFolder.read("account/cloudmapper-demo/credential-report.csv");
        List<ReportEntry> whole = CredentialReport.read(file).entries();
        int lastLine = new String(file, UTF_8).lastIndexOf('\n') + 1;

        // Then
        for (int length = lastLine + 1; length < file.length; length++) {
            List<ReportEntry> entries =
                    CredentialReport.read(Arrays.copyOf(file, length)).entries();
            assertThat(entries.subList(0, 2)).isEqualTo(whole.subList(0, 2));
            assertThat(entries.get(2))
                    .as("cut at %d", length)
                    .isInstanceOf(ReportEntry.Unread.class);
        }
    }

    @Test
    void shouldReadWhatStandsAroundABrokenLine() throws Exception {
        // When
        CredentialReport report =
                read(
                        HEADER
                                + "anna,"
                                + ARN
                                + "anna,true,true,N/A\n"
                                + "ben,"
                                + ARN
                                + "ben,true\n"
                                + "cl\"eo,"
                                + ARN
                                + "cleo,true,true,N/A\n"
                                + "anna,"
                                + ARN
                                + "anna,true,false,N/A\n"
                                + "d e,"
                                + ARN
                                + "de,true,false,N/A\n"
                                + "emil,"
                                + ARN
                                + "emil,true,false,yesterday\n"
                                + "\"f,g\","
                                + ARN
                                + "f,true,false,no_information\n");

        // Then
        assertThat(report.rows()).extracting(ReportEntry.Row::user).containsExactly("anna", "f,g");
        assertThat(report.unread())
                .containsExactly(
                        new ReportEntry.Unread(3, Optional.of("ben"), "it has 3 fields, not 5"),
                        new ReportEntry.Unread(4, Optional.empty(), "'cl\"eo' is no user's name"),
                        new ReportEntry.Unread(5, Optional.empty(), "anna stands there twice"),
                        new ReportEntry.Unread(6, Optional.empty(), "'d e' is no user's name"),
                        new ReportEntry.Unread(
                                7,
                                Optional.of("emil"),
                                "password_last_used is no date: 'yesterday'"));
    }

    @Test
    void shouldNotTakeAKeyThatIsNotToldForNone() throws Exception {
        // When
        CredentialReport report =
                read(
                        "user,arn,password_enabled,mfa_active,access_key_1_active\n"
                                + "<root_account>,arn:aws:iam::111122223333:root,not_supported,true,"
                                + "not_supported\n"
                                + "anna,"
                                + ARN
                                + "anna,true,true,N/A\n"
                                + "ben,,true,true,false\n");

        // Then
        assertThat(report.rows()).isEmpty();
        assertThat(report.unread())
                .extracting(ReportEntry.Unread::reason)
                .containsExactly(
                        "access_key_1_active is neither true nor false: 'not_supported'",
                        "access_key_1_active is neither true nor false: 'N/A'",
                        "arn is not the ARN of a user: ''");
    }

    @Test
    void shouldReadTheJsonThatAwsPrints() throws Exception {
        // Given
        String csv = HEADER + "anna," + ARN + "anna,true,true,N/A\n";
        String content = Base64.getEncoder().encodeToString(csv.getBytes(UTF_8));

        // Then
        assertThat(read("{\"Content\":\"" + content + "\",\"ReportFormat\":\"text/csv\"}").rows())
                .hasSize(1);
    }

    @Test
    void shouldTakeAReportWithoutRowsForShort() throws Exception {
        assertThat(read(HEADER).unread()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user,arn\n",
                "user,user,password_enabled,mfa_active\n",
                "<html>",
                "{\"a\":1}",
                "{\"Content\":\"%\"}",
                "{"
            })
    void shouldRefuseWhatIsNoReport(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BrokenSourceException.class);
    }

    @Test
    void shouldRefuseOtherCharacters() {
        assertThatThrownBy(() -> CredentialReport.read(new byte[] {(byte) 0xff, (byte) 0xfe}))
                .hasMessage("it is not UTF-8");
    }

    private static CredentialReport read(String text) throws BrokenSourceException {
        return CredentialReport.read(text.getBytes(UTF_8));
    }
}
