package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.TaskWatch;
import org.jackfield.web.shell.ui.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page of tasks, live. */
@Component(service = {PageContribution.class, TaskListener.class})
public final class TasksPage implements PageContribution, TaskListener {

    private static final PageDescription PAGE = new PageDescription(
            "tasks", Texts.label("tasks"), NavigationGroup.SYSTEM, 50, VaadinIcon.TASKS, TaskService.VIEW);

    private final TaskService tasks;
    private final TaskWatch watch = new TaskWatch();

    /** Shows this service's tasks. */
    @Activate
    public TasksPage(@Reference TaskService tasks) {
        this.tasks = tasks;
        watch.service(tasks);
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        return new TasksView(context, tasks, watch);
    }

    @Override
    public void taskChanged(TaskStatus status) {
        watch.taskChanged(status);
    }
}
