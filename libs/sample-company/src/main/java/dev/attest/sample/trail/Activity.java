package dev.attest.sample.trail;

import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Dice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ordinary work: makes up what a caller does at a moment.
final class Activity {

    private static final List<String> SERVICES =
            List.of("freight", "routing", "customs", "invoices", "tracking", "warehouse", "fleet");

    private static final String SIGN_IN = "UserAuthentication";

    private final Calls calls = new Calls();

    /// Whether the caller has anything to do outside the home region.
    boolean regional(Caller caller) {
        return calls.regional(caller.trade());
    }

    Happening at(Instant time, String region, Caller caller, Dice dice) {
        Call call = calls.pick(caller.trade(), region.equals(Company.HOME_REGION), dice);
        String service = dice.pick(SERVICES);
        String request = fill(call.request(), region, service, caller, dice);
        Happening event =
                Happening.of(time, region, call.source(), call.name(), call.read())
                        .onData(call.data());
        if (caller.trade() == Trade.DIRECTORY) {
            return named(event.reportedByService(details(call.name(), caller)), call, caller);
        }
        if (dice.below(1000) < (caller.human() ? 25 : 6)) {
            // AWS drops the parameters of many refused calls.
            return event.asked(dice.below(2) == 0 ? request : null)
                    .refused(
                            call.refusal(),
                            Refusal.message(caller.arn(), call.source(), call.name()));
        }
        return event.asked(request).answered(fill(call.response(), region, service, caller, dice));
    }

    private static @Nullable String fill(
            @Nullable Template template, String region, String service, Caller caller, Dice dice) {
        return template == null ? null : template.fill(caller, region, service, dice);
    }

    /// Identity Center tells the name of a user once, when they have signed in.
    private static Happening named(Happening event, Call call, Caller caller) {
        return call.name().equals(SIGN_IN)
                ? event.with(
                        "{\"CredentialType\":\"EXTERNAL_IDP\",\"UserName\":\"%s\"}"
                                .formatted(caller.login()))
                : event;
    }

    private static String details(String name, Caller caller) {
        return switch (name) {
            case "Federate" ->
                    "{\"role_name\":\"%s\",\"account_id\":\"%s\"}"
                            .formatted(caller.target(), caller.accountId());
            case SIGN_IN, "CredentialVerification" -> "{\"%s\":\"Success\"}".formatted(name);
            default -> "{\"result\":\"Success\"}";
        };
    }
}
