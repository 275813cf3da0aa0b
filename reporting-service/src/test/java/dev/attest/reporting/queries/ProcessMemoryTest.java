package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMemoryTest {

    @ParameterizedTest
    @CsvSource({"256MB, 256000000", "1GiB, 1073741824", "1.5 gb, 1500000000", "2kib, 2048"})
    void shouldReadSizesAsDuckDbDoes(String size, long bytes) {
        assertThat(ProcessMemory.bytes(size)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80%", "much", "", "-1MB", "256"})
    void shouldRefuseWhatIsNoSize(String size) {
        assertThatThrownBy(() -> ProcessMemory.bytes(size)).hasMessageContaining("is no size");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellWhatAProcessTakes() {
        assertThat(ProcessMemory.resident(ProcessHandle.current().pid()).orElseThrow())
                .isGreaterThan(10_000_000);
        assertThat(ProcessMemory.resident(Long.MAX_VALUE)).isEmpty();
    }
}
