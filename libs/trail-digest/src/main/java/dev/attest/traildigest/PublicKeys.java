package dev.attest.traildigest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// The keys that CloudTrail signs digests for, by fingerprint. There is one a region, and they
/// change.
///
/// Source: CloudTrail API Reference, ListPublicKeys.
public final class PublicKeys {

    /// The algorithm identifier of RSA keys, as the header of a SubjectPublicKeyInfo has it.
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private final Map<String, PublicKey> byFingerprint;
    private final boolean all;

    private PublicKeys(Map<String, PublicKey> byFingerprint, boolean all) {
        this.byFingerprint = Map.copyOf(byFingerprint);
        this.all = all;
    }

    /// No key, so that nothing is known of signatures.
    public static PublicKeys none() {
        return new PublicKeys(Map.of(), false);
    }

    /// @param printed what `aws cloudtrail list-public-keys` prints
    /// @throws UnreadableDigestException when a key is none; the message begins with a JSON pointer
    public static PublicKeys read(JsonNode printed) throws UnreadableDigestException {
        JsonNode list = printed.path("PublicKeyList");
        if (!list.isArray()) {
            throw new UnreadableDigestException("/PublicKeyList is no list");
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String place = "/PublicKeyList/" + i;
            String fingerprint = list.get(i).path("Fingerprint").asText();
            if (fingerprint.isEmpty()) {
                throw new UnreadableDigestException(place + "/Fingerprint is no text");
            }
            keys.put(fingerprint, key(list.get(i).path("Value").asText(), place + "/Value"));
        }
        return new PublicKeys(keys, false);
    }

    /// All keys of a time and region: a digest that is signed for another one is forged.
    ///
    /// @param bare base64 of the PKCS #1 keys by fingerprint
    /// @throws UnreadableDigestException when a key is none; the message begins with its
    ///   fingerprint
    public static PublicKeys all(Map<String, String> bare) throws UnreadableDigestException {
        return new PublicKeys(some(bare).byFingerprint, true);
    }

    /// The same, when there may be other keys: what is signed for one of those is not judged.
    public static PublicKeys some(Map<String, String> bare) throws UnreadableDigestException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (Map.Entry<String, String> each : bare.entrySet()) {
            keys.put(each.getKey(), key(each.getValue(), each.getKey()));
        }
        return new PublicKeys(keys, false);
    }

    /// Whether a signature for the key can be judged.
    boolean has(String fingerprint) {
        return all || byFingerprint.containsKey(fingerprint);
    }

    /// Whether the signature, in hex, is the digest's.
    boolean signed(Digest digest, String signature) {
        PublicKey key = byFingerprint.get(digest.fingerprint());
        if (key == null || !digest.algorithm().equals("SHA256withRSA")) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(digest.signedText().getBytes(StandardCharsets.UTF_8));
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /// AWS gives the bare PKCS #1 key; Java takes it in a SubjectPublicKeyInfo.
    private static PublicKey key(String base64, String place) throws UnreadableDigestException {
        try {
            byte[] bare = Base64.getDecoder().decode(base64);
            ByteArrayOutputStream bits = new ByteArrayOutputStream();
            bits.write(0);
            bits.writeBytes(bare);
            ByteArrayOutputStream info = new ByteArrayOutputStream();
            info.writeBytes(RSA);
            info.writeBytes(element(0x03, bits.toByteArray()));
            byte[] encoded = element(0x30, info.toByteArray());
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableDigestException(place + " is no RSA key: " + e.getMessage());
        }
    }

    /// A DER element of less than 64 KiB.
    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
