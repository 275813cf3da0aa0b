package dev.attest.traildigest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.traildigest.CheckedDigest.Verdict;
import dev.attest.traildigest.TrailFinding.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {

    @TempDir private Path folder;
    private PublicKeys keys = PublicKeys.none();

    @BeforeEach
    void readTheKeys() throws UnreadableDigestException {
        keys = PublicKeys.read(DeliveredTrail.publicKeys());
    }

    @Test
    void shouldVerifyWhatIsAsItWasDelivered() throws IOException {
        // Given
        DeliveredTrail.of(folder, 4).keepLastSignature();

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings()).isEmpty();
        assertThat(result.hours()).hasSize(4).allMatch(HourOfLogs::whole);
        assertThat(result.hours()).allSatisfy(hour -> assertThat(hour.verified()).isEqualTo(2));
        assertThat(result.chains())
                .containsExactly(
                        new Chain(
                                DeliveredTrail.ACCOUNT,
                                DeliveredTrail.REGION,
                                "all_us-east-1",
                                DeliveredTrail.START,
                                DeliveredTrail.START.plus(Duration.ofHours(4)),
                                4,
                                0,
                                0,
                                0));
    }

    @Test
    void shouldSayOfWhichDigestsNobodyKnowsTheSignature() throws IOException {
        // Given
        DeliveredTrail.of(folder, 3);

        // When
        Chain withKeys = reconciled().chains().getFirst();
        keys = PublicKeys.none();
        Chain without = reconciled().chains().getFirst();

        // Then
        assertThat(withKeys.signed()).isEqualTo(2);
        assertThat(withKeys.unverified()).isEqualTo(1);
        assertThat(without.signed()).isZero();
        assertThat(without.chained()).isEqualTo(2);
        assertThat(without.digests()).isEqualTo(3);
    }

    @Test
    void shouldFindALogThatWasChanged() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        DeliveredTrail.rewrite(trail.log(2), "{\"Records\":[]}");

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.LOG_ALTERED);
        assertThat(result.findings().getFirst().file())
                .endsWith(trail.log(2).getFileName().toString());
        assertThat(result.hours().get(1).altered()).isEqualTo(1);
        assertThat(result.hours().get(1).verified()).isEqualTo(1);
    }

    @Test
    void shouldTakeALogForTheSameHoweverItIsCompressed() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 2);
        Path log = trail.log(0);
        String name = log.getFileName().toString();
        Files.writeString(
                log.resolveSibling(name.substring(0, name.length() - 3)),
                "{\"Records\":[{\"hour\":0,\"i\":0}]}");
        Files.delete(log);

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void shouldFindALogThatIsGone() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        Files.delete(trail.log(3));

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.LOG_MISSING);
        assertThat(result.hours().get(1).missing()).isEqualTo(1);
    }

    @Test
    void shouldFindALogThatWasNeverDelivered() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        String name = trail.log(0).getFileName().toString();
        DeliveredTrail.rewrite(
                trail.log(0).resolveSibling(name.replace("_u1.", "_smuggled.")), "{}");
        String last = trail.log(5).getFileName().toString();
        DeliveredTrail.rewrite(trail.log(5).resolveSibling(last.replace("_u6.", "_tooNew.")), "{}");

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.LOG_EXTRA);
        assertThat(result.findings().getFirst().file()).contains("smuggled");
        assertThat(result.hours().getLast().untold()).isEqualTo(1);
    }

    @Test
    void shouldFindADigestThatIsGone() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 4);
        Files.delete(trail.digest(1));

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.DIGEST_MISSING);
        assertThat(result.hours().get(1).untold()).isEqualTo(2);
    }

    @Test
    void shouldFindADigestThatWasWrittenAnew() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        String forged = uncompressed(trail.digest(1)).replaceFirst("\"s3Bucket\"", " \"s3Bucket\"");
        DeliveredTrail.rewrite(trail.digest(1), forged);

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.DIGEST_ALTERED);
        assertThat(result.chains().getFirst().signed()).isEqualTo(1);
        assertThat(result.digests())
                .extracting(CheckedDigest::verdict)
                .containsExactly(Verdict.SIGNED, Verdict.INVALID, Verdict.UNVERIFIED);
    }

    @Test
    void shouldTrustNoDigestThatIsSignedForAKeyThatAwsDoesNotList() throws Exception {
        // Given
        DeliveredTrail.of(folder, 2);
        String key = DeliveredTrail.publicKeys().at("/PublicKeyList/0/Value").textValue();
        Map<String, String> others = Map.of("another", key);

        // When
        Reconciliation all = Reconciliation.of(TrailFolder.read(folder), PublicKeys.all(others));
        Reconciliation some = Reconciliation.of(TrailFolder.read(folder), PublicKeys.some(others));

        // Then
        assertThat(all.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.DIGEST_ALTERED);
        assertThat(some.findings()).isEmpty();
    }

    @Test
    void shouldFindALastDigestThatAwsDidNotSign() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 2);
        trail.keepLastSignature();
        String forged = uncompressed(trail.digest(1)).replaceFirst("\"s3Bucket\"", " \"s3Bucket\"");
        DeliveredTrail.rewrite(trail.digest(1), forged);

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::sentence)
                .containsExactly("is not what AWS signed");
    }

    @Test
    void shouldFindADigestThatLiesUnderAnotherName() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        Path digest = trail.digest(1);
        Files.move(
                digest,
                digest.resolveSibling(
                        digest.getFileName().toString().replace("T020000", "T023000")));

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.DIGEST_MOVED);
    }

    @Test
    void shouldTellOfTheTimeBetweenTwoChains() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 2);
        trail.restart();
        trail.hour(5);

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.CHAIN_RESTARTED);
        assertThat(result.findings().getFirst().sentence())
                .endsWith("from 2026-03-01T02:00:00Z to 2026-03-01T05:00:00Z");
    }

    @Test
    void shouldGoOnBesideWhatCannotBeRead() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        DeliveredTrail.rewrite(trail.digest(2), "{\"logFiles\": 1}");
        Files.write(trail.log(0), new byte[] {0x1f, (byte) 0x8b, 1});

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.LOG_UNREADABLE, Kind.DIGEST_UNREADABLE);
        assertThat(result.findings().getLast().sentence())
                .isEqualTo("cannot be read: /digestS3Object is no text");
        assertThat(result.hours().getFirst().altered()).isEqualTo(1);
        assertThat(result.hours().get(1).whole()).isTrue();
    }

    @Test
    void shouldNotTakeForATimeWhatNoCalendarHas() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 1);
        DeliveredTrail.rewrite(
                trail.digest(0),
                uncompressed(trail.digest(0))
                        .replace("2026-03-01T01:00:00Z", "+400000-03-01T01:00:00Z"));

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::sentence)
                .containsExactly(
                        "cannot be read: /digestEndTime is no time: +400000-03-01T01:00:00Z");
    }

    @Test
    void shouldNotLetAnAddedDigestVouchForALogThatWasChanged() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        String forged = "{\"Records\":[]}";
        DeliveredTrail.rewrite(trail.log(2), forged);
        trail.forge(
                "AAA",
                1,
                digest ->
                        withoutPrevious(ofAnotherTrail(digest))
                                .replace(
                                        sha256("{\"Records\":[{\"hour\":1,\"i\":0}]}"),
                                        sha256(forged)));

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.LOG_ALTERED);
        assertThat(result.hours().get(1).altered()).isEqualTo(1);
        assertThat(result.hours().get(1).verified()).isEqualTo(1);
    }

    @Test
    void shouldHearEveryDigestThatTellsTheHashOfAnother() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        String told = sha256(uncompressed(trail.digest(1)));
        String forged = uncompressed(trail.digest(1)).replaceFirst("\"s3Bucket\"", " \"s3Bucket\"");
        DeliveredTrail.rewrite(trail.digest(1), forged);
        trail.forge(
                "ZZZ",
                2,
                digest ->
                        ofAnotherTrail(digest)
                                .replace(told, sha256(forged))
                                .replaceFirst(
                                        "(\"previousDigestSignature\":)\"[^\"]*\"", "$1null"));

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::kind)
                .containsExactly(Kind.DIGEST_ALTERED);
        assertThat(result.findings().getFirst().file()).contains("_all_us-east-1_");
    }

    @Test
    void shouldHoldEverySignatureThatIsKnownAgainstADigest() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 3);
        trail.forge(
                "AAA",
                2,
                digest ->
                        ofAnotherTrail(digest)
                                .replaceFirst(
                                        "(\"previousDigestSignature\":)\"[^\"]*\"", "$1\"ab12\""));

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::sentence)
                .containsExactly("is not what AWS signed");
    }

    @Test
    void shouldCountSignaturesForWhichThereIsNoKey() throws Exception {
        // Given
        DeliveredTrail.of(folder, 3);
        keys = PublicKeys.read(DeliveredTrail.publicKeys("f2"));

        // When
        Chain chain = reconciled().chains().getFirst();

        // Then
        assertThat(chain.keyless()).isEqualTo(2);
        assertThat(chain.signed()).isZero();
    }

    @Test
    void shouldTellWhichLogsOnlyDigestsWithoutASignatureName() throws IOException {
        // Given
        DeliveredTrail.of(folder, 3);

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.hours()).extracting(HourOfLogs::unsigned).containsExactly(0, 0, 2);
        assertThat(result.hours()).extracting(HourOfLogs::verified).containsExactly(2, 2, 2);
    }

    @Test
    void shouldFollowNoLinkToASignature() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 2);
        Path head = trail.keepLastSignature();
        Path elsewhere = Files.move(head, folder.resolve("elsewhere"));
        Files.createSymbolicLink(head, elsewhere);

        // When
        Chain chain = reconciled().chains().getFirst();

        // Then
        assertThat(chain.signed()).isEqualTo(1);
        assertThat(chain.unverified()).isEqualTo(1);
    }

    @Test
    void shouldRefuseASignatureThatHasNoEnd() throws IOException {
        // Given
        DeliveredTrail trail = DeliveredTrail.of(folder, 2);
        Path head = trail.keepLastSignature();
        try (var file = new RandomAccessFile(head.toFile(), "rw")) {
            file.setLength(64 * 1024 + 1);
        }

        // When
        Reconciliation result = reconciled();

        // Then
        assertThat(result.findings())
                .extracting(TrailFinding::sentence)
                .containsExactly(
                        "cannot be read: " + head.getFileName() + ": more than 65536 bytes");
    }

    private static String ofAnotherTrail(String digest) {
        return digest.replaceFirst(
                "(\"digestS3Object\":\"[^\"]*)_all_us-east-1_", "$1_more_us-east-1_");
    }

    private static String withoutPrevious(String digest) {
        return digest.replaceAll("(\"previousDigest[A-Za-z0-9]+\":)\"[^\"]*\"", "$1null");
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reconciliation reconciled() throws IOException {
        return Reconciliation.of(TrailFolder.read(folder), keys);
    }

    private static String uncompressed(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
