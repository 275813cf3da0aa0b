package dev.attest.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.cli.output.CommandFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://attest.corp",
                "http://10.0.0.7:8083",
                "http://127.attest.corp",
                "http://localhost.attest.corp",
                "http://127.0.0.1@attest.corp",
                "http://[2001:db8::1]",
                "http:///nowhere"
            })
    void shouldNotSendATokenUnencryptedToAnotherMachine(String url) {
        assertThatThrownBy(() -> Endpoints.gateway(url))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("use https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://attest.corp",
                "http://127.0.0.1:8083",
                "http://localhost:8083",
                "http://[::1]:8083"
            })
    void shouldTalkToThisMachineOrEncrypted(String url) {
        assertThat(Endpoints.gateway(url + "/").of(Service.RISK)).hasToString(url);
    }
}
