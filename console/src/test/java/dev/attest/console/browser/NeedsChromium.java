package dev.attest.console.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a class of browser tests, with a message, where there is no Chromium. In CI that is a
/// failure: a skipped browser test must not look like a passed one.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {

    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Files.isExecutable(Chromium.PATH)) {
                return ConditionEvaluationResult.enabled("Chromium found at " + Chromium.PATH);
            }
            var message =
                    "BROWSER TESTS SKIPPED: no Chromium at "
                            + Chromium.PATH
                            + " (install the package chromium, or set CHROMIUM)";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(message);
            }
            return ConditionEvaluationResult.disabled(message);
        }
    }
}
