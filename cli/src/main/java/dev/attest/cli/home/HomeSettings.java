package dev.attest.cli.home;

import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a home remembers between two `up`.
public final class HomeSettings {
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\\\@]{1,64}@[^\\s\\\\@]{1,189}");

    private final Path portOffset;
    private final Path campaignOwner;

    public HomeSettings(Home home) {
        portOffset = home.config().resolve("port-offset");
        campaignOwner = home.config().resolve("campaign-owner");
    }

    public int portOffset() {
        try {
            return Files.exists(portOffset)
                    ? Integer.parseInt(Files.readString(portOffset).strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            throw CommandFailure.usage(portOffset + " does not hold a number; remove it");
        }
    }

    public void rememberPortOffset(int offset) throws IOException {
        Home.write(portOffset, offset + "\n");
    }

    /// E-mail of who reviews what no manager and no account's owner may: the sample company's
    /// officer, until another is named.
    public String campaignOwner() throws IOException {
        return Files.exists(campaignOwner)
                ? email(Files.readString(campaignOwner).strip(), campaignOwner.toString())
                : DemoPeople.campaignOwner();
    }

    public void rememberCampaignOwner(String email) throws IOException {
        Home.write(campaignOwner, email(email, "--campaign-owner") + "\n");
    }

    private static String email(String text, String place) {
        if (!EMAIL.matcher(text).matches()) {
            throw CommandFailure.usage(place + ": '" + text + "' is no e-mail address");
        }
        return text;
    }
}
