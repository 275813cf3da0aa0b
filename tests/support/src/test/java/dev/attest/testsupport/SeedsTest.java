package dev.attest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void shouldGiveTheSameNumbersInEveryRun() {
        assertThat(numbers()).isEqualTo(numbers()).doesNotHaveDuplicates();
    }

    @Test
    void shouldNameTheSeedThatFails() {
        assertThatThrownBy(() ->
                        Seeds.check(
                                3,
                                random -> {
                                    throw new IllegalStateException("broken");
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("fails with -Dtest.seed=[0-9]+: broken");
    }

    private static List<Long> numbers() {
        var numbers = new ArrayList<Long>();
        Seeds.check(20, random -> numbers.add(random.nextLong()));
        return numbers;
    }
}
