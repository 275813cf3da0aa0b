package dev.attest.certification.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedPartyTest {
    private static final String ALICE = "AWS arn:aws:iam::111111111111:user/alice";
    private static final String SESSION = "AWS arn:aws:sts::111111111111:assumed-role/deployer/ci";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS *|" + ALICE,
                "AWS 111111111111|" + ALICE,
                "AWS arn:aws:iam::111111111111:root|" + ALICE,
                "AWS arn:aws:iam::111111111111:root|AWS 111111111111",
                "AWS *|AWS arn:aws:iam::111111111111:root",
                "AWS arn:aws:iam::111111111111:role/ops/deployer|" + SESSION,
                "NotPrincipal {\"AWS\":\"arn:aws:iam::111111111111:user/bob\"}|" + ALICE,
            })
    void shouldCoverWhomItLetsInAsWell(String left, String removed) {
        assertThat(TrustedParty.of(left).covers(TrustedParty.of(removed))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ALICE + "|" + ALICE,
                "AWS arn:aws:iam::111111111111:user/bob|" + ALICE,
                "AWS arn:aws:iam::222222222222:root|" + ALICE,
                "AWS 222222222222|" + ALICE,
                ALICE + "|AWS arn:aws:iam::111111111111:root",
                "AWS arn:aws:iam::111111111111:role/other|" + SESSION,
                "AWS arn:aws:iam::222222222222:role/deployer|" + SESSION,
                "AWS arn:aws:iam::111111111111:user/deployer|" + SESSION,
                "Service ec2.amazonaws.com|" + ALICE,
                "AWS *|Service ec2.amazonaws.com",
                "NotPrincipal {\"AWS\":\"arn:aws:iam::111111111111:user/alice\"}|" + ALICE,
            })
    void shouldNotCoverAnybodyElse(String left, String removed) {
        assertThat(TrustedParty.of(left).covers(TrustedParty.of(removed))).isFalse();
    }
}
