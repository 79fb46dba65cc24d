package org.jackfield.api.testkit;

import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.junit.jupiter.api.Nested;

class FakesKeepTheContractsTest {

    @Nested
    class Audit extends AuditServiceContract {
        @Override
        protected AuditService audit() {
            return new RecordingAudit(clock);
        }
    }

    @Nested
    class Alerts extends AlertServiceContract {
        @Override
        protected AlertService alerts(AlertListener listener) {
            RecordingAlerts alerts = new RecordingAlerts(clock);
            alerts.listen(listener);
            return alerts;
        }

        @Override
        protected void settle() {
            // Everything happens at once.
        }
    }

    @Nested
    class Settings extends SettingsServiceContract {
        @Override
        protected SettingsService settings(SecurityService security, SettingsListener<Everything> listener) {
            InMemorySettings settings = new InMemorySettings(clock, security);
            settings.listen(TYPE, listener);
            return settings;
        }

        @Override
        protected void settle() {
            // Everything happens at once.
        }
    }

    @Nested
    class Tasks extends TaskServiceContract {
        private ImmediateTasks tasks;

        @Override
        protected TaskService tasks(TaskListener listener) {
            tasks = new ImmediateTasks(clock);
            tasks.listen(listener);
            return tasks;
        }

        @Override
        protected void handle(String type, TaskHandler handler) {
            tasks.handle(type, handler);
        }

        @Override
        protected void settle() {
            // Everything happens at once.
        }
    }

    @Nested
    class Secrets extends SecretVaultContract {
        private final MemoryVault vault = new MemoryVault();

        @Override
        protected SecretVault vault() {
            return vault;
        }

        @Override
        protected void rotate() {
            vault.rotate();
        }

        @Override
        protected SecretVault foreign() {
            return new MemoryVault(7);
        }
    }
}
