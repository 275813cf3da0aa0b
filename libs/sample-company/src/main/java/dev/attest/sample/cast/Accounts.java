package dev.attest.sample.cast;

import dev.attest.sample.model.Account;
import java.time.Instant;
import java.util.List;

/// The five accounts of Meridian Freight. The numbers are AWS's own documentation numbers.
public final class Accounts {

    public static final String ORGANIZATION = "o-m3r1d1an01";

    /// Belongs to nobody in the organization: the analytics vendor.
    public static final String VENDOR = "999988887777";

    public static final Account MANAGEMENT =
            account("111122223333", "management", "noor.aziz", "Root");
    public static final Account PAYMENTS =
            account("222233334444", "payments-prod", "tunde.okafor", "Root/Workloads/Prod");
    public static final Account PLATFORM =
            account("333344445555", "platform-dev", "maria.keller", "Root/Workloads/Dev");
    public static final Account DATA =
            account("444455556666", "data-prod", "ines.duarte", "Root/Workloads/Prod");
    public static final Account SANDBOX =
            account("555566667777", "sandbox", "jonas.brandt", "Root/Sandbox");

    public static final List<Account> ALL = List.of(MANAGEMENT, PAYMENTS, PLATFORM, DATA, SANDBOX);

    private Accounts() {}

    public static String email(String login) {
        return login + "@meridian.example";
    }

    private static Account account(String id, String name, String owner, String unit) {
        return new Account(
                id,
                name,
                email("aws+" + name),
                email(owner),
                unit,
                Instant.parse("2021-03-08T09:12:44Z").plusSeconds(Long.parseLong(id.substring(6))),
                name.equals("management"));
    }
}
