package dev.attest.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final String FILE =
            """
            network,latitude,longitude,country
            # of a provider
            203.0.0.0/8,52.5,13.4,DE
            203.0.113.0/24,48.9,2.4,FR
            203.0.113.9,40.7,-74.0,US
            2001:db8::/32,35.7,139.7,JP
            10.0.0.0/8,1,1,XX
            100.64.0.0/10,1,1,XX
            """;

    @ParameterizedTest
    @CsvSource({
        "203.1.2.3, DE",
        "203.0.113.200, FR",
        "203.0.113.9, US",
        "2001:db8:1::5, JP",
        "::ffff:203.0.113.9, US"
    })
    void shouldKnowAnAddressByItsSmallestNetwork(String address, String country)
            throws IOException {
        assertThat(read(FILE).of(address).orElseThrow().country()).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.7",
                "10.0.0.7",
                "100.64.1.1",
                "127.0.0.1",
                "fe80::1",
                "fd00::1",
                "cloudformation.amazonaws.com",
                "AWS Internal",
                "",
                "1.2",
                "203.0.113.999",
                "203.0.113.9/24"
            })
    void shouldKnowNoPlaceOfWhatIsPrivateANameOrNotInTheFile(String address) throws IOException {
        assertThat(read(FILE).of(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.0/33,1,1,DE",
                "host,1,1,DE",
                "203.0.113.0/24,91,1,DE",
                "203.0.113.0/24,NaN,1,DE",
                "203.0.113.0/24,1,1",
                "203.0.113.0/24,x,1,DE"
            })
    void shouldNameTheLineThatIsNoPlace(String line) {
        assertThatThrownBy(() -> read("10.0.0.0/8,1,1,XX\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void shouldMeasureTheWay() {
        SourcePlace berlin = new SourcePlace(52.52, 13.405, "DE");
        SourcePlace newYork = new SourcePlace(40.713, -74.006, "US");
        assertThat(berlin.kilometresTo(newYork)).isCloseTo(6_385, within(15d));
        assertThat(SourcePlace.ofValue(berlin.value()).kilometresTo(berlin)).isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.0.0/16",
        "2001:db8:7::1, 2001:db8::/32",
        "10.0.0.1, ''",
        "::ffff:203.0.113.9, 203.0.0.0/16",
        "203.113, ''",
        "203.0.113.9.7, ''",
        "203.0.113.300, ''",
        "0xcb.0.113.9, ''",
        "203.0.113.9:443, ''",
        "fe80::1%eth0, ''",
        "2001:db8:7::1%lo, ''",
        "AWS Internal, ''",
        "ec2.amazonaws.com, ''"
    })
    void shouldNameTheNetworkOfAProvider(String address, String network) {
        assertThat(Address.ofInternet(address).map(Address::provider).orElse(""))
                .isEqualTo(network);
    }

    private static Places read(String text) throws IOException {
        return Places.read(new BufferedReader(new StringReader(text)));
    }
}
