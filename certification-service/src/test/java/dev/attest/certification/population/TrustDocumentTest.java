package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustDocumentTest {
    @Test
    void shouldReadASingleStatementAndSingleValues() {
        // Given
        var document =
                read(
                        """
                        {"Statement":{"Effect":"Allow","Principal":{"AWS":"1","Service":["a","b"]},
                        "Action":"sts:AssumeRole"}}\
                        """);
        // When
        var parties = document.parties();
        // Then
        assertThat(parties)
                .containsExactly(
                        new TrustedParty("AWS", "1"),
                        new TrustedParty("Service", "a"),
                        new TrustedParty("Service", "b"));
    }

    @Test
    void shouldReadAnybodyAndEverybodyBut() {
        // Given
        var document =
                read(
                        """
                        {"Statement":[{"Effect":"Allow","Principal":"*"},
                        {"Effect":"Deny","Principal":{"AWS":"2"}},
                        {"Effect":"Allow","NotPrincipal":{"AWS":"3"}}]}\
                        """);
        // When
        var parties = document.parties();
        // Then
        assertThat(parties)
                .containsExactly(
                        new TrustedParty("AWS", "*"),
                        new TrustedParty("NotPrincipal", "{\"AWS\":\"3\"}"));
    }

    @Test
    void shouldRemoveOnePartyAndKeepTheOthersAndEveryDeny() {
        // Given
        var document =
                read(
                        """
                        {"Version":"2012-10-17","Statement":[
                        {"Effect":"Deny","Principal":{"AWS":"1"},"Action":"sts:AssumeRole"},
                        {"Effect":"Allow","Principal":{"AWS":["1","2"]},"Action":"sts:AssumeRole"},
                        {"Effect":"Allow","Principal":{"AWS":"1"},"Action":"sts:TagSession"}]}\
                        """);
        // When
        var left = document.without(List.of(new TrustedParty("AWS", "1")));
        // Then
        assertThat(left)
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":["
                                + "{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"1\"},"
                                + "\"Action\":\"sts:AssumeRole\"},"
                                + "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"2\"},"
                                + "\"Action\":\"sts:AssumeRole\"}]}");
    }

    @Test
    void shouldDenyEverybodyWhenNobodyIsLeft() {
        // Given
        var document = read("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"}]}");
        // When
        var left = document.without(List.of(new TrustedParty("AWS", "*")));
        // Then
        assertThat(left).contains("\"Effect\":\"Deny\"").doesNotContain("Allow");
    }

    @Test
    void shouldRemoveSeveralPartiesAtOnce() {
        // Given
        var document =
                read(
                        """
                        {"Statement":[
                        {"Effect":"Allow","Principal":{"AWS":["1","2","3"]}},
                        {"Effect":"Allow","Principal":{"AWS":"2"}}]}\
                        """);
        // When
        var left =
                document.without(
                        List.of(new TrustedParty("AWS", "1"), new TrustedParty("AWS", "2")));
        // Then
        assertThat(left)
                .isEqualTo(
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"3\"}}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{}",
                "%7B%22Statement%22",
                "{\"Statement\":[]}",
                "{\"Statement\":\"none\"}",
                "{\"Statement\":[\"none\"]}"
            })
    void shouldNotReadWhatIsNoPolicy(String text) {
        assertThat(TrustDocument.read(text)).isEmpty();
    }

    private static TrustDocument read(String json) {
        return TrustDocument.read(json).orElseThrow();
    }
}
