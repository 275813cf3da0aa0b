package dev.attest.cli.home;

import java.util.List;

/// People of the sample company who can sign in to the embedded stack.
public record DemoPeople(
        String id, String userName, String firstName, String lastName, String role, String who) {

    /// Ids are fixed, so that a realm that is imported anew still means the same people.
    public static final List<DemoPeople> ALL =
            List.of(
                    person(1, "lena", "Lena", "Haas", "manager", "VP Engineering"),
                    person(2, "maria", "Maria", "Keller", "manager", "head of Platform"),
                    person(3, "tunde", "Tunde", "Okafor", "manager", "head of Payments"),
                    person(4, "ines", "Ines", "Duarte", "manager", "head of Data"),
                    person(5, "chidi", "Chidi", "Okoro", "compliance-officer", "compliance"),
                    person(6, "amelia", "Amelia", "Wright", "auditor", "external auditor"),
                    person(7, "ravi", "Ravi", "Menon", "security-analyst", "security"),
                    person(8, "noor", "Noor", "Aziz", "admin", "administrator"),
                    person(9, "jonas", "Jonas", "Brandt", "", "engineer, owns account sandbox"));

    public String email() {
        return (firstName + "." + lastName).toLowerCase(java.util.Locale.ROOT)
                + "@meridian.example";
    }

    /// E-mail of who reviews what no manager and no account owner may.
    public static String campaignOwner() {
        return ALL.stream()
                .filter(person -> person.role().equals("compliance-officer"))
                .findFirst()
                .orElseThrow()
                .email();
    }

    public static boolean known(String userName) {
        return ALL.stream().anyMatch(person -> person.userName().equals(userName));
    }

    private static DemoPeople person(
            int number, String userName, String first, String last, String role, String who) {
        String id = "0e5b1c70-0000-4000-8000-%012d".formatted(number);
        return new DemoPeople(id, userName, first, last, role, who);
    }
}
