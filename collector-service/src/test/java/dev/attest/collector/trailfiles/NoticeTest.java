package dev.attest.collector.trailfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.trailfiles.Notice.Announced;
import dev.attest.collector.trailfiles.Notice.Told;
import dev.attest.collector.trailfiles.Notice.Unreadable;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void shouldReadKeysAsS3EncodesThem() {
        assertThat(Notice.of(Notices.ofS3("trail", "a b/ü+1.json")))
                .isInstanceOfSatisfying(
                        Told.class,
                        told ->
                                assertThat(told.objects())
                                        .containsExactly(
                                                new Announced("trail", "a b/ü+1.json", "", -1)));
    }

    @Test
    void shouldReadWhatCloudTrailPublishesItself() {
        // Given
        String message = "{\"s3Bucket\":\"trail\",\"s3ObjectKey\":[\"a+b.json\",\"c.json\"]}";

        // When
        Notice notice = Notice.of(Notices.inSns(message));

        // Then
        assertThat(notice)
                .isInstanceOfSatisfying(
                        Told.class,
                        told ->
                                assertThat(told.objects())
                                        .extracting(Announced::key)
                                        .containsExactly("a+b.json", "c.json"));
    }

    @Test
    void shouldNotCallADeletionNews() {
        assertThat(Notice.of(Notices.ofS3("trail", "a").replace("ObjectCreated", "ObjectRemoved")))
                .isInstanceOfSatisfying(Told.class, told -> assertThat(told.objects()).isEmpty());
    }

    @Test
    void shouldSetAsideWhatNobodyCanReadOrStore() {
        assertThat(Notice.of("[]")).isInstanceOf(Unreadable.class);
        assertThat(Notice.of("")).isInstanceOf(Unreadable.class);
        assertThat(Notice.of("{\"Records\":[{}]}")).isInstanceOf(Unreadable.class);
        assertThat(Notice.of("{\"hello\":1}")).isInstanceOf(Unreadable.class);
        assertThat(Notice.of(Notices.ofS3("trail", "a\0b"))).isInstanceOf(Unreadable.class);
        assertThat(Notice.of(Notices.ofS3("trail", "x".repeat(1_025))))
                .isInstanceOf(Unreadable.class);
        assertThat(Notice.of(Notices.ofS3("trail", "x").replace("\"x\"", "\"%zz\"")))
                .isInstanceOf(Unreadable.class);
    }
}
