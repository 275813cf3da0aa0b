package dev.attest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenApiContractTest {

    @Test
    void shouldNotMindOrderAndLayout() throws IOException {
        assertThat(OpenApiContract.differences("a: 1\nb: [x, y]\n", "b:\n- x\n- y\na: 1\n"))
                .isEmpty();
    }

    @Test
    void shouldPointToEveryDifference() throws IOException {
        assertThat(
                        OpenApiContract.differences(
                                "paths: {/a: {get: 1}, /b: {get: 1}}\nkeep: 1\n",
                                "paths: {/a: {get: 2}, /c: {get: 1}}\nkeep: 1\n"))
                .containsExactly(
                        "/paths/~1a/get was 1, is 2", "/paths/~1b is gone", "/paths/~1c is new");
    }

    @Test
    void shouldFindTheRepository() {
        assertThat(OpenApiContract.repository().resolve("pom.xml")).exists();
    }
}
