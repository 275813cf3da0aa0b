package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IAM User Guide, "Condition operators", IP address condition operators.
class AddressConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "IpAddress | '203.0.113.0/24' | ['203.0.113.255'] | YES",
                "IpAddress | '203.0.113.0/24' | ['203.0.114.0'] | NO",
                "IpAddress | '192.168.0.0/8' | ['192.1.2.3'] | YES",
                "IpAddress | '10.10.72.13' | ['10.10.72.13'] | YES",
                "IpAddress | '10.10.72.13' | ['10.10.72.12'] | NO",
                "IpAddress | '0.0.0.0/0' | ['255.1.2.3'] | YES",
                "IpAddress | '0.0.0.0/0' | ['::1'] | NO",
                "IpAddress | '::/0' | ['1.2.3.4'] | NO",
                "IpAddress | ['203.0.113.0/24', '2001:DB8:1234:5678::/64'] | ['2001:db8:1234:5678:9::1'] | YES",
                "IpAddress | '2001:DB8:1234:5678::/64' | ['2001:db8:1234:5679::1'] | NO",
                "IpAddress | '2001:db8::/65' | ['2001:db8::8000:0:0:0'] | NO",
                "IpAddress | '2001:db8::1' | ['2001:0db8:0:0:0:0:0:1'] | YES",
                "IpAddress | '2001:db8::1' | ['2001:db8::2'] | NO",
                "IpAddress | '::ffff:1.2.3.4' | ['::ffff:102:304'] | YES",
                "IpAddress | '10.0.0.0/8' | ['nowhere'] | NO",
                "NotIpAddress | '203.0.113.0/24' | ['203.0.113.1'] | NO",
                "NotIpAddress | ['203.0.113.0/24', '10.0.0.0/8'] | ['11.0.0.1'] | YES",
                "NotIpAddress | '10.0.0.0/8' | ['2001:db8::1'] | YES",
                "Bool | 'true' | ['True'] | YES",
                "Bool | 'False' | ['false'] | YES",
                "Bool | true | ['false'] | NO",
                "Bool | 'true' | ['yes'] | NO",
                "Bool | ['true', 'false'] | ['false'] | YES",
                "BinaryEquals | 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' | ['QmluYXJ5VmFsdWVJbkJhc2U2NA=='] | YES",
                "BinaryEquals | 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' | ['QmluYXI='] | NO",
                "BinaryEquals | 'QQ==' | ['no base64!'] | NO",
            })
    void shouldCompareAddressesAsDocumented(
            String operator, String values, String state, Truth expected) {
        // When
        Truth holds = ConditionFixture.holds(operator, values, state);

        // Then
        assertThat(holds).isEqualTo(expected);
    }
}
