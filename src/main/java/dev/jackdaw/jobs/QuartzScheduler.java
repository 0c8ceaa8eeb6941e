package dev.jackdaw.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/// Quartz, set up as one of a cluster over our own connections.
final class QuartzScheduler {
    private static final String NAME = "jackdaw";

    private QuartzScheduler() {}

    /// A scheduler that was not started yet, with this many threads.
    static Scheduler of(DataSource source, int threads) throws SchedulerException {
        var name = "jackdaw-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(name, new Provider(source));
        var settings = new Properties();
        settings.put("org.quartz.scheduler.instanceName", NAME);
        settings.put("org.quartz.scheduler.instanceId", name);
        settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.put("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.put("org.quartz.scheduler.dbFailureRetryInterval", "2000");
        settings.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.put("org.quartz.threadPool.threadCount", String.valueOf(threads));
        settings.put("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.put("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.put("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.put("org.quartz.jobStore.dataSource", name);
        settings.put("org.quartz.jobStore.tablePrefix", "qrtz_");
        settings.put("org.quartz.jobStore.useProperties", "true");
        settings.put("org.quartz.jobStore.isClustered", "true");
        settings.put("org.quartz.jobStore.clusterCheckinInterval", "4000");
        settings.put("org.quartz.jobStore.misfireThreshold", "15000");
        var made = new StdSchedulerFactory(settings).getScheduler();
        // Quartz knows one of a name in a process; ours are told apart by their connections.
        SchedulerRepository.getInstance().remove(NAME);
        return made;
    }

    /// Quartz's way to our connections.
    private record Provider(DataSource source) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return source.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }
}
