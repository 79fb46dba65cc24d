package org.jackfield.core.server.watchdog;

import java.time.Instant;
import java.util.Optional;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tries the mail server each quarter of an hour if that is wanted, protected connections too, so that a fault is known before
 * mail is needed. Nothing is sent.
 */
@Component(name = "org.jackfield.core.server.mail-watch", immediate = true)
@JobSchedule(name = "server.mail-watch", cron = "40 3/15 * * * ?")
public final class MailWatchComponent implements ScheduledJob {

    static final String UNREACHABLE = "server.mail-unreachable";

    private final MailService mail;
    private final SettingsService settings;
    private final AlertService alerts;

    /** Tries this site's mail server. */
    @Activate
    public MailWatchComponent(
            @Reference MailService mail, @Reference SettingsService settings, @Reference AlertService alerts) {
        this.mail = mail;
        this.settings = settings;
        this.alerts = alerts;
    }

    @Override
    public void run(Instant due) {
        if (!settings.read(WatchdogSettings.TYPE).value().checkMail() || !mail.ready()) {
            alerts.clear(UNREACHABLE);
            return;
        }
        Optional<Problem> problem = mail.probe();
        problem.ifPresentOrElse(
                wrong -> alerts.raise(new AlertCondition(
                        UNREACHABLE, Severity.WARNING, "The mail server does not work", wrong.message(), wrong.remedy())),
                () -> alerts.clear(UNREACHABLE));
    }

    @Deactivate
    void stop() {
        alerts.clear(UNREACHABLE);
    }
}
