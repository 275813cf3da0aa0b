package dev.attest.collector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class StoreProblemsTest {

    @Test
    void shouldSayWhenToComeBackToWhoFindsNoPlace() {
        // When
        Response answer = new StoreProblems().busy(new BusyException(30));

        // Then
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("30");
    }
}
