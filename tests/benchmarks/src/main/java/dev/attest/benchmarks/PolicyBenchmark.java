package dev.attest.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.Outcome;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How many requests are decided a second, on one thread, beside another evaluator.
final class PolicyBenchmark {

    static final Map<String, String> DEFAULTS = Map.of("rounds", "5", "seconds", "2", "peer", "");

    private static final double NANOS = 1e9;
    private static final int WANTED = 200_000;

    private final Settings settings;
    private final PrintStream out;

    PolicyBenchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// @return whether every kind of answer came out that should, and the peer ran if there is one
    boolean run() throws IOException, InterruptedException {
        PrincipalAccess access =
                new PrincipalAccess(
                        new Principal("arn:aws:iam::111122223333:user/anna", List.of()),
                        PolicySet.of(NamedPolicy.of("team", null, Policy20.document())),
                        Optional.empty());
        List<Request> requests =
                Policy20.requests().stream()
                        .map(each ->
                                new Request(each.get(0), each.get(1), access.principal().context()))
                        .toList();
        measure(access, requests);
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < settings.number("rounds"); round++) {
            rates.add(measure(access, requests));
        }
        double rate = ImportBenchmark.median(rates);
        out.printf(
                Locale.ROOT,
                "  decisions    %,.0f a second, twenty statements, one thread   wanted: %,d%n",
                rate,
                WANTED);
        boolean answered = answers(access, requests);
        return settings.text("peer").isEmpty() ? answered : peer(rate) && answered;
    }

    private double measure(PrincipalAccess access, List<Request> requests) {
        long until = System.nanoTime() + settings.number("seconds") * (long) NANOS;
        long start = System.nanoTime();
        long decided = 0;
        long allowed = 0;
        while (System.nanoTime() < until) {
            for (Request request : requests) {
                allowed += access.decide(request).outcome() == Outcome.ALLOW ? 1 : 0;
            }
            decided += requests.size();
        }
        double rate = decided * NANOS / (System.nanoTime() - start);
        // what is allowed is used, so that no decision can be left out
        return allowed == 0 ? 0 : rate;
    }

    private boolean answers(PrincipalAccess access, List<Request> requests) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        requests.forEach(each -> counts.merge(access.decide(each).outcome(), 1, Integer::sum));
        out.println("  answers      " + counts);
        return counts.keySet()
                .containsAll(List.of(Outcome.ALLOW, Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY));
    }

    /// The folder where `npm install @cloud-copilot/iam-simulate` put the peer.
    private boolean peer(double rate) throws IOException, InterruptedException {
        Path script = Path.of(settings.text("peer")).resolve("attest-peer.mjs");
        Files.writeString(script, script());
        try {
            Process node =
                    new ProcessBuilder("node", script.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String told =
                    new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (node.waitFor() != 0) {
                out.println("  peer         did not run");
                return false;
            }
            double peer = Double.parseDouble(told);
            out.printf(Locale.ROOT, "  peer         %,.0f a second: %,.0fx%n", peer, rate / peer);
            return true;
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private String script() throws IOException {
        return """
        import { runSimulation } from '@cloud-copilot/iam-simulate'
        const policy = %s
        const requests = %s
        async function decide([action, resource]) {
          return runSimulation({
            request: {
              principal: 'arn:aws:iam::111122223333:user/anna', action,
              resource: { resource, accountId: '111122223333' },
              contextVariables: { 'aws:PrincipalAccount': '111122223333' }
            },
            identityPolicies: [{ name: 'team', policy }],
            serviceControlPolicies: [], resourceControlPolicies: []
          }, {})
        }
        async function round(seconds) {
          const start = performance.now()
          let decided = 0
          while (performance.now() - start < seconds * 1000) {
            for (const request of requests) await decide(request)
            decided += requests.length
          }
          return decided * 1000 / (performance.now() - start)
        }
        await round(2)
        console.log(await round(%d))
        """
                .formatted(
                        Policy20.document(),
                        new ObjectMapper().writeValueAsString(Policy20.requests()),
                        settings.number("seconds") * settings.number("rounds"));
    }
}
