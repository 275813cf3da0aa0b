package dev.attest.console.page;

/// The parts of the console and the permission that opens each.
public enum Section {
    REVIEWS("Reviews", "/reviews", "packages:read"),
    CAMPAIGNS("Campaigns", "/campaigns", "campaigns:read"),
    REMEDIATION("Remediation", "/remediations", "remediations:read"),
    PEOPLE("People", "/people", "risk:read"),
    ALERTS("Alerts", "/alerts", "alerts:read"),
    REPORTS("Reports", "/reports", "reports:read");

    private final String label;
    private final String href;
    private final String permission;

    Section(String label, String href, String permission) {
        this.label = label;
        this.href = href;
        this.permission = permission;
    }

    public String label() {
        return label;
    }

    public String href() {
        return href;
    }

    public String permission() {
        return permission;
    }
}
