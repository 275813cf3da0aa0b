package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TrustDocumentTest {
    @Test
    void shouldReadASingleStatementAndSingleValues() {
        // Given
        var document =
                TrustDocument.parse(
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
                TrustDocument.parse(
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
                TrustDocument.parse(
                        """
                        {"Version":"2012-10-17","Statement":[
                        {"Effect":"Deny","Principal":{"AWS":"1"},"Action":"sts:AssumeRole"},
                        {"Effect":"Allow","Principal":{"AWS":["1","2"]},"Action":"sts:AssumeRole"},
                        {"Effect":"Allow","Principal":{"AWS":"1"},"Action":"sts:TagSession"}]}\
                        """);
        // When
        var left = document.without(new TrustedParty("AWS", "1"));
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
        var document =
                TrustDocument.parse("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"}]}");
        // When
        var left = document.without(new TrustedParty("AWS", "*"));
        // Then
        assertThat(left).contains("\"Effect\":\"Deny\"").doesNotContain("Allow");
    }

    @Test
    void shouldRefuseWhatIsNoDocument() {
        assertThatIllegalArgumentException().isThrownBy(() -> TrustDocument.parse("[]"));
        assertThatIllegalArgumentException().isThrownBy(() -> TrustDocument.parse("{"));
    }
}
