package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers, dates and addresses against slow or foreign readings of them.
class ValueProperties {

    static Stream<Long> seeds() {
        return SeededCases.seeds(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldContainAddressesBitByBit(long seed) throws UnknownHostException {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            // Given
            int length = random.nextBoolean() ? 4 : 16;
            byte[] first = new byte[length];
            random.nextBytes(first);
            first[0] |= 1;
            int prefix = random.nextInt(length * 8 + 1);
            byte[] asked = first.clone();
            asked[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
            String range = InetAddress.getByAddress(first).getHostAddress() + "/" + prefix;
            String text = InetAddress.getByAddress(asked).getHostAddress();

            // When
            boolean contains =
                    Objects.requireNonNull(AddressRange.read(range))
                            .contains(Objects.requireNonNull(Address.read(text)));

            // Then
            assertThat(contains)
                    .as("%s in %s", text, range)
                    .isEqualTo(firstBits(asked, prefix).equals(firstBits(first, prefix)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadShortenedAddressesAsTheLibraryDoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            // Given
            String text = SeededCases.text(random, "1f:::.", 14);
            Address expected = foreign("::" + text);

            // When
            Address read = Address.read("::" + text);

            // Then
            assertThat(read).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadNumbersAndDates(long seed) {
        // Given
        Random random = new Random(seed);
        BigDecimal number = BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
        Instant instant =
                Instant.ofEpochSecond(
                        random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
        OffsetDateTime elsewhere =
                instant.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1_200) - 600)));

        // When
        BigDecimal readNumber = OrderedMatch.number(number.toPlainString());
        BigDecimal readInstant = MomentReader.read(instant.toString());
        BigDecimal readElsewhere = MomentReader.read(elsewhere.toString());

        // Then
        BigDecimal seconds =
                BigDecimal.valueOf(instant.getEpochSecond())
                        .add(BigDecimal.valueOf(instant.getNano(), 9));
        assertThat(readNumber).isEqualByComparingTo(number);
        assertThat(readInstant).isEqualByComparingTo(seconds);
        assertThat(readElsewhere).isEqualByComparingTo(seconds);
    }

    private static BigInteger firstBits(byte[] address, int bits) {
        return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
    }

    /// An address that stands for an IPv4 address is read as one by Java, and not by us.
    private static @Nullable Address foreign(String text) {
        try {
            byte[] bytes = InetAddress.ofLiteral(text).getAddress();
            BigInteger bits = new BigInteger(1, bytes);
            if (bytes.length == 4) {
                bits = bits.or(BigInteger.valueOf(0xffffL << 32));
            }
            return new Address(128, bits.shiftRight(64).longValue(), bits.longValue());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
