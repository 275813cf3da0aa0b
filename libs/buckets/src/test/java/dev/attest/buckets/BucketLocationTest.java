package dev.attest.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketLocationTest {

    @Test
    void shouldKnowBucketAndPrefix() {
        assertThat(BucketLocation.of("x", "s3://attest-lake"))
                .isEqualTo(new BucketLocation("attest-lake", ""));
        assertThat(BucketLocation.of("x", "s3://attest-lake/a/b/"))
                .isEqualTo(new BucketLocation("attest-lake", "a/b/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lake",
                "/lake",
                "s3://",
                "s3://ab",
                "s3://Attest",
                "https://attest-lake",
                "s3://user:secret@attest-lake",
                "s3://attest-lake//a",
                "s3://attest-lake/a/../b",
                "s3://attest-lake/./b",
                "s3://attest-lake/a b",
                "s3://attest-lake/a?versionId=1"
            })
    void shouldRefuseWhatIsNoPlace(String text) {
        assertThatThrownBy(() -> BucketLocation.of("attest.lake.location", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("attest.lake.location is not like s3://bucket/prefix");
    }
}
