package dev.attest.console.page;

import dev.attest.console.api.CampaignView;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.RemediationView;
import dev.attest.console.api.ReportingApi.ReportView;
import dev.attest.console.api.RiskApi;
import dev.attest.console.api.RiskApi.UserRiskView;
import dev.attest.console.page.Marks.Mark;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/// What templates may ask of the values they show.
@TemplateExtension
final class TemplateWords {

    private TemplateWords() {}

    static Mark mark(CampaignView campaign) {
        return Marks.of(campaign.state());
    }

    static Mark mark(PackageView pack) {
        return Marks.of(pack);
    }

    static Mark mark(PackageView.Happening happening) {
        return Marks.of(happening);
    }

    static Mark mark(RemediationView remediation) {
        return Marks.of(remediation.state());
    }

    static Mark mark(Recommendation recommendation) {
        return Marks.of(recommendation);
    }

    static String day(Instant at) {
        return Moments.day(at);
    }

    static String minute(Instant at) {
        return Moments.minute(at);
    }

    static String number(Integer count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /// `1 person`, `3 persons`: `{n.of('item')}`.
    static String of(Integer count, String noun) {
        return Moments.plural(count, noun);
    }

    /// `441022987731` as people read it: `4410 2298 7731`.
    static String account(String id) {
        return id.matches("\\d{12}")
                ? id.substring(0, 4) + " " + id.substring(4, 8) + " " + id.substring(8)
                : id;
    }

    /// Share of a whole in percent, for the drawing of a bar.
    static int percent(Integer part, int whole) {
        return whole == 0 ? 0 : Math.round(100f * part / whole);
    }

    static String words(RemediationView.State state) {
        return Marks.of(state).word();
    }

    static Mark severity(String severity) {
        return Marks.severity(severity);
    }

    /// `ADMIN_RIGHTS` as "Admin rights".
    static String sentence(String code) {
        var words = code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static Mark riskMark(UserRiskView person) {
        return Marks.level(person.level(), person.score());
    }

    static String mainReason(UserRiskView person) {
        return person.contributions().stream()
                .filter(RiskApi.Contribution::known)
                .max(Comparator.comparingInt(RiskApi.Contribution::points))
                .filter(part -> part.points() > 0)
                .map(RiskApi.Contribution::explanation)
                .orElse("nothing that adds to it");
    }

    static String unknownWords(UserRiskView person) {
        return person.unknown().stream()
                .map(code -> code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' '))
                .collect(Collectors.joining(", "));
    }

    static String typeWords(ReportView report) {
        return sentence(report.type());
    }

    static String shortHash(ReportView report) {
        return report.sha256().substring(0, Math.min(12, report.sha256().length()));
    }

    static String sizeWords(ReportView report) {
        return report.size() < 1024
                ? report.size() + " B"
                : String.format(Locale.ENGLISH, "%,d KB", Math.ceilDiv(report.size(), 1024));
    }
}
