package dev.attest.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /// The example of the Go note package.
    private static final String VKEY =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String SKEY =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\n"
                    + "then you don't know what your problem is.\n";
    private static final String NOTE =
            TEXT
                    + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
                    + "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final SigningKey KEY = SigningKey.ofSeed("example.org/log", new byte[32]);

    @Test
    void shouldSignAsOtherImplementationsDo() {
        // Given
        SigningKey key = SigningKey.parse(SKEY);

        // When
        String note = SignedNote.sign(TEXT, key).note();

        // Then
        assertThat(note).isEqualTo(NOTE);
        assertThat(key.verifier().text()).isEqualTo(VKEY);
        assertThat(SignedNote.parse(NOTE).signedWith(VerifierKey.parse(VKEY))).isTrue();
    }

    /// RFC 8032, section 7.1, test 2.
    @Test
    void shouldSignAsTheStandardDoes() {
        // Given
        HexFormat hex = HexFormat.of();
        var pair =
                Ed25519.fromSeed(
                        hex.parseHex(
                                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

        // When
        byte[] signature = Ed25519.sign(pair.getPrivate(), new byte[] {0x72});

        // Then
        assertThat(hex.formatHex(Ed25519.raw(pair.getPublic())))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(hex.formatHex(signature))
                .isEqualTo(
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void shouldOpenWhatItSigned() {
        // Given
        Checkpoint checkpoint = new Checkpoint("example.org/log", 42, MerkleHash.EMPTY_ROOT);

        // When
        String note = checkpoint.signedBy(KEY);

        // Then
        assertThat(note)
                .startsWith(
                        "example.org/log\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
                                + "\u2014 example.org/log ");
        assertThat(Checkpoint.open(note, KEY.verifier())).isEqualTo(checkpoint);
    }

    @Test
    void shouldNotOpenWhatAnotherKeySigned() {
        // Given
        SigningKey other = SigningKey.generate("example.org/log", new SecureRandom());
        String note = new Checkpoint("example.org/log", 1, MerkleHash.EMPTY_ROOT).signedBy(other);

        // When // Then
        assertThatThrownBy(() -> Checkpoint.open(note, KEY.verifier()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(KEY.verifier().keyId());
    }

    @Test
    void shouldNotSignForAnotherLog() {
        // Given
        Checkpoint checkpoint = new Checkpoint("example.org/other", 1, MerkleHash.EMPTY_ROOT);

        // When // Then
        assertThatThrownBy(() -> checkpoint.signedBy(KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq"
            })
    void shouldRefuseAKeyThatIsNone(String vkey) {
        // Given // When // Then
        assertThatThrownBy(() -> VerifierKey.parse(vkey))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotShowTheSecret() {
        // Given
        SigningKey key = SigningKey.parse(SKEY);

        // When
        String shown = key.toString();

        // Then
        assertThat(shown).isEqualTo("SigningKey[PeterNeumann+c74f20a3]");
        assertThatThrownBy(() -> SigningKey.parse(SKEY.replace("c74f20a3", "c74f20a4")))
                .message()
                .doesNotContain("AYEK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\n1\n", "a\n01\nAA==\n", "a\n-1\nAA==\n", "a\n1\nAA==\n", "a\n1\n2\n3\n"})
    void shouldRefuseATextThatIsNoCheckpoint(String text) {
        // Given // When // Then
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
