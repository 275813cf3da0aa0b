package dev.attest.certification.process;

import dev.attest.outbox.TransientFailure;
import org.camunda.bpm.engine.OptimisticLockingException;

/// Tells conflicts of the engine, which pass by themselves, from errors.
final class EngineCalls {
    private EngineCalls() {}

    static void run(Runnable call) {
        try {
            call.run();
        } catch (OptimisticLockingException e) {
            throw new TransientFailure("the process changed at the same moment", e);
        }
    }
}
