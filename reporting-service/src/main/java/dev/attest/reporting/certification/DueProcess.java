package dev.attest.reporting.certification;

import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.ItemDescription;
import dev.attest.events.certification.PackageSignedOff;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether those who decided and signed were the ones to do so, by what the log holds. The service
/// that tells these events sees to it; a report does not take its word for it.
record DueProcess(CampaignHistory history, Names names) {

    /// A decision that stands, with what it is about.
    private record Judged(
            ItemDescription item, PackageHistory reviewed, Recorded<DecisionRecorded> decision) {

        String decider() {
            return decision.event().decidedBy();
        }

        boolean byAStranger() {
            return !reviewed.inCharge(decider(), decision.event().decidedAt());
        }

        boolean byTheSubject() {
            return item.subjectId().equals(decider());
        }

        /// By the order of the log, which nobody can choose: the time is what the event says.
        boolean afterTheSignature() {
            Recorded<PackageSignedOff> signed = reviewed.signed();
            return signed != null && decision.index() > signed.index();
        }
    }

    /// What was not as it should be, in words.
    List<String> breaches() {
        return Stream.of(
                        counted(
                                Judged::byAStranger,
                                one ->
                                        "In the package of %s, %s decided without being its reviewer at that moment"
                                                .formatted(
                                                        reviewer(one.reviewed()),
                                                        person(one.decider()))),
                        counted(
                                Judged::byTheSubject,
                                one ->
                                        "In the package of %s, %s decided about access of their own"
                                                .formatted(
                                                        reviewer(one.reviewed()),
                                                        person(one.decider()))),
                        counted(
                                Judged::afterTheSignature,
                                one ->
                                        "In the package of %s, decisions came to the log after the signature"
                                                .formatted(reviewer(one.reviewed()))),
                        foreignSignatures())
                .flatMap(Function.identity())
                .toList();
    }

    /// A sentence for all items of which the same is to be said.
    private Stream<String> counted(Predicate<Judged> breach, Function<Judged, String> words) {
        return judged()
                .filter(breach)
                .collect(Collectors.groupingBy(words, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(said -> "%s (items: %d).".formatted(said.getKey(), said.getValue()));
    }

    private Stream<Judged> judged() {
        return history.items().values().stream().flatMap(item -> judged(item).stream());
    }

    private Optional<Judged> judged(ItemDescription item) {
        return Optional.ofNullable(history.packages().get(item.packageId()))
                .flatMap(reviewed ->
                        Optional.ofNullable(history.decisions().get(item.itemId()))
                                .map(decision -> new Judged(item, reviewed, decision)));
    }

    private Stream<String> foreignSignatures() {
        return history.packages().values().stream()
                .flatMap(reviewed -> foreignSignature(reviewed).stream())
                .sorted();
    }

    private Optional<String> foreignSignature(PackageHistory reviewed) {
        return Optional.ofNullable(reviewed.signed())
                .map(Recorded::event)
                .filter(signed -> !reviewed.inCharge(signed.signedBy(), signed.signedAt()))
                .map(signed ->
                        "The package of %s was signed by %s, who was not its reviewer at that moment."
                                .formatted(reviewer(reviewed), person(signed.signedBy())));
    }

    private String reviewer(PackageHistory reviewed) {
        return reviewed.reviewer(names).words();
    }

    private String person(String id) {
        return names.person(id).words();
    }
}
