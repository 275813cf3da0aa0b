package dev.attest.certification.process;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/// The engine's side of virtual time: its clock follows the service's, and jobs run when a test
/// says so.
@ApplicationScoped
public class EngineClock {
    private static final int MOST_ROUNDS = 200;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final ProcessEngine engine;

    EngineClock(
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            ProcessEngine engine) {
        this.engine = engine;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    public void follow(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    /// Ends every process.
    public void reset() {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        runtime.createProcessInstanceQuery()
                                .list()
                                .forEach(one ->
                                        runtime.deleteProcessInstance(one.getId(), "reset")));
    }

    /// Earliest first; a job may bring the next one. Timer start events are left alone.
    public void runDueJobs() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var due = due();
            if (due.isEmpty()) {
                return;
            }
            run(due.getFirst().getId());
        }
        throw new IllegalStateException("jobs bring jobs without end");
    }

    private List<Job> due() {
        return management
                .createJobQuery()
                .executable()
                .duedateLowerThan(new Date(ClockUtil.getCurrentTime().getTime() + 1))
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }

    /// Lets the engine run its jobs by itself, as in production, while a test looks on.
    void running(Runnable test) {
        var executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getJobExecutor();
        executor.start();
        try {
            test.run();
        } finally {
            executor.shutdown();
        }
    }

    void run(String jobId) {
        QuarkusTransaction.requiringNew().run(() -> management.executeJob(jobId));
    }

    /// Ids of the activities where the instance with this business key waits.
    public List<String> waitsAt(UUID businessKey) {
        var instance =
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey.toString())
                        .singleResult();
        return instance == null
                ? List.of()
                : runtime.getActiveActivityIds(instance.getId()).stream().sorted().toList();
    }

    public List<String> assignees(UUID businessKey) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .list()
                .stream()
                .map(task -> task.getAssignee())
                .toList();
    }

    /// The id of the timer that starts campaigns.
    String startTimer() {
        return management.createJobQuery().timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .findFirst()
                .orElseThrow()
                .getId();
    }

    public long instances(String process) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(process).count();
    }
}
