package dev.attest.certification.process;

import dev.attest.outbox.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.TransactionManager;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/// Builds the engine on the service's own data source and transaction manager: what the engine and
/// the service change together commits together.
@ApplicationScoped
public class EngineProducer {
    static final List<String> DIAGRAMS =
            List.of(
                    "bpmn/access-certification/access-certification.bpmn",
                    "bpmn/review-package/review-package.bpmn",
                    "bpmn/review-package/escalation-ladder.dmn",
                    "bpmn/remediation/remediation.bpmn",
                    "bpmn/remediation/removal-sla.dmn");

    private static final int BOOTSTRAP_SECONDS = 300;

    @Produces
    @ApplicationScoped
    ProcessEngine engine(
            AgroalDataSource source,
            TransactionManager transactions,
            Ids ids,
            EngineConfig config) {
        var configuration = configuration(source, transactions, ids, config);
        // Agroal refuses a connection that joins a transaction late: one around the whole
        // bootstrap.
        var engine =
                QuarkusTransaction.requiringNew()
                        .timeout(BOOTSTRAP_SECONDS)
                        .call(configuration::buildProcessEngine);
        QuarkusTransaction.requiringNew().timeout(BOOTSTRAP_SECONDS).run(() -> deploy(engine));
        return engine;
    }

    @Produces
    @ApplicationScoped
    RuntimeService runtime(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Produces
    @ApplicationScoped
    TaskService tasks(ProcessEngine engine) {
        return engine.getTaskService();
    }

    @Produces
    @ApplicationScoped
    ManagementService management(ProcessEngine engine) {
        return engine.getManagementService();
    }

    /// After the database was migrated and before anything else starts.
    void start(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent starting,
            ProcessEngine engine,
            EngineConfig config) {
        var executor = executor(engine);
        if (config.jobExecutor()) {
            executor.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping, ProcessEngine engine) {
        executor(engine).shutdown();
        engine.close();
    }

    private static JobExecutor executor(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor();
    }

    private static ProcessEngineConfigurationImpl configuration(
            AgroalDataSource source,
            TransactionManager transactions,
            Ids ids,
            EngineConfig config) {
        var configuration = new JakartaTransactionProcessEngineConfiguration();
        configuration.setProcessEngineName("certification");
        configuration.setTransactionManager(transactions);
        configuration.setTransactionsExternallyManaged(true);
        configuration.setDataSource(source);
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(config.historyLevel());
        configuration.setIdGenerator(() -> ids.next().toString());
        configuration.setBeans(new NamedBeans());
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setFailedJobRetryTimeCycle(config.retryCycle());
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutor(jobExecutor(config));
        return configuration;
    }

    private static JobExecutor jobExecutor(EngineConfig config) {
        var executor = new DefaultJobExecutor();
        executor.setCorePoolSize(config.jobThreads());
        executor.setMaxPoolSize(config.jobThreads());
        executor.setQueueSize(50);
        executor.setMaxJobsPerAcquisition(20);
        executor.setWaitTimeInMillis(1000);
        executor.setMaxWait(10_000);
        return executor;
    }

    private static void deploy(ProcessEngine engine) {
        var deployment =
                engine.getRepositoryService()
                        .createDeployment()
                        .name("certification")
                        .enableDuplicateFiltering(true);
        DIAGRAMS.forEach(deployment::addClasspathResource);
        deployment.deploy();
    }
}
