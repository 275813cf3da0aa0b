package dev.attest.sample.trail;

import dev.attest.sample.cast.Dice;
import java.util.List;

/// Where calls come from: address and program. Addresses are from the blocks kept for
/// documentation.
///
/// @param address an IP address or the host name of a service
/// @param console whether the AWS console is the program
record Origin(String address, String agent, boolean human, boolean console) {

    private static final List<String> BROWSERS =
            List.of(
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like"
                            + " Gecko) Chrome/139.0.0.0 Safari/537.36",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like"
                            + " Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0");
    private static final List<String> TOOLS =
            List.of(
                    "aws-cli/2.28.4 md/awscrt#0.27.4 ua/2.1 os/macos#24.5.0 md/arch#arm64"
                            + " lang/python#3.13.5 md/pyimpl#CPython cfg/retry-mode#standard",
                    "aws-cli/2.27.2 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0 md/arch#x86_64"
                            + " lang/python#3.13.3 md/pyimpl#CPython cfg/retry-mode#standard",
                    "Boto3/1.40.11 md/Botocore#1.40.11 ua/2.1 os/linux#6.8.0 md/arch#x86_64"
                            + " lang/python#3.12.7 md/pyimpl#CPython");

    static Origin browser(Dice dice) {
        return new Origin(office(dice), dice.pick(BROWSERS), true, true);
    }

    static Origin tool(Dice dice) {
        return new Origin(office(dice), dice.pick(TOOLS), true, false);
    }

    static Origin machine(Dice dice) {
        return new Origin(
                "198.51.100." + (200 + dice.below(40)),
                "aws-sdk-java/2.32.26 md/io#async md/http#NettyNio ua/2.1 os/Linux#6.1.141"
                        + " lang/java#25 md/OpenJDK_64-Bit_Server_VM#25+36",
                false,
                false);
    }

    static Origin pipeline() {
        return new Origin(
                "198.51.100.250",
                "APN/1.0 HashiCorp/1.0 Terraform/1.12.2 (+https://www.terraform.io)"
                        + " terraform-provider-aws/6.9.0 aws-sdk-go-v2/1.37.2",
                false,
                false);
    }

    static Origin service(String host) {
        return new Origin(host, host, false, false);
    }

    /// An address nobody at the company has used before.
    static Origin stranger(String address) {
        return new Origin(
                address, "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/138.0", true, true);
    }

    private static String office(Dice dice) {
        int place = dice.below(10);
        return place < 7 ? "198.51.100." + (10 + place) : "192.0.2." + (2 + dice.below(250));
    }
}
