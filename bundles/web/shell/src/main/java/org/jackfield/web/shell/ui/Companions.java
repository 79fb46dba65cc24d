package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.web.TabContribution;
import org.jackfield.web.shell.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What accompanies one tab. Belongs to the tab's thread. */
final class Companions {

    private static final Logger LOG = LoggerFactory.getLogger(Companions.class);

    private final Shell shell;
    private final UI tab;
    private final Map<TabContribution, PageContext> running = new HashMap<>();

    Companions(Shell shell, UI tab) {
        this.shell = shell;
        this.tab = tab;
    }

    /** Begins with what has come and is permitted, and ends what has gone. */
    void follow(Subject subject) {
        List<TabContribution> now = shell.contributions().companions().stream()
                .filter(each -> shell.security()
                        .decide(subject, each.permission(), Target.SITE)
                        .allowed())
                .toList();
        running.entrySet().removeIf(each -> {
            boolean gone = !now.contains(each.getKey());
            if (gone) {
                each.getValue().close();
            }
            return gone;
        });
        now.stream().filter(each -> !running.containsKey(each)).forEach(each -> begin(each, subject));
    }

    /** Ends everything. */
    void close() {
        running.values().forEach(PageContext::close);
        running.clear();
    }

    private void begin(TabContribution companion, Subject subject) {
        PageContext context = new PageContext(shell, tab, subject, companion.messages(), "", Map.of());
        running.put(companion, context);
        try {
            companion.accompany(context);
        } catch (RuntimeException e) {
            // the page itself must not fail with it
            LOG.warn("{} cannot accompany a tab", companion.getClass().getName(), e);
            context.close();
        }
    }
}
