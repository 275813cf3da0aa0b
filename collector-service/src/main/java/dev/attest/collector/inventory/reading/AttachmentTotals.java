package dev.attest.collector.inventory.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The control totals that AWS itself writes into a listing: to how many users, groups and roles
/// each managed policy is attached. A listing that shows fewer leaves somebody out.
final class AttachmentTotals {

    private final Map<String, Integer> declared = new TreeMap<>();
    private final Map<String, Integer> shown = new HashMap<>();

    void declared(String policyArn, int count) {
        declared.put(policyArn, count);
    }

    void shown(String policyArn) {
        shown.merge(policyArn, 1, Integer::sum);
    }

    /// What does not match, in words.
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        List<String> undescribed =
                shown.keySet().stream().filter(arn -> !declared.containsKey(arn)).sorted().toList();
        if (!undescribed.isEmpty()) {
            gaps.add(
                    "Policies: %d attached policies are not described, such as %s"
                            .formatted(undescribed.size(), undescribed.getFirst()));
        }
        List<String> lacking =
                declared.keySet().stream()
                        .filter(arn -> shown.getOrDefault(arn, 0) < declared.getOrDefault(arn, 0))
                        .toList();
        if (!lacking.isEmpty()) {
            String first = lacking.getFirst();
            gaps.add(
                    "attachments: the file does not show everybody who has %d of its policies: %s is attached %d times, shown %d times"
                            .formatted(
                                    lacking.size(),
                                    first,
                                    declared.get(first),
                                    shown.getOrDefault(first, 0)));
        }
        return gaps;
    }
}
