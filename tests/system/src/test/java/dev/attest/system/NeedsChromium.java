package dev.attest.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a class with a message where no Chromium is; in CI that is a failure.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {
    /// Looks for the browser.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Files.isExecutable(Browsing.CHROMIUM)) {
                return ConditionEvaluationResult.enabled("Chromium is there");
            }
            String message = "BROWSER TESTS SKIPPED: no Chromium at " + Browsing.CHROMIUM;
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(message);
            }
            return ConditionEvaluationResult.disabled(message);
        }
    }
}
