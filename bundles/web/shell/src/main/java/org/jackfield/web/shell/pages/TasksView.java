package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.TaskTones;
import org.jackfield.web.shell.TaskWatch;

/** Long work: what runs, and what came of what ran. */
final class TasksView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final transient TaskService tasks;

    TasksView(ViewContext context, TaskService tasks, TaskWatch watch) {
        this.context = context;
        this.tasks = tasks;
        addClassName("jf-full");
        GridPage<TaskStatus> page = new GridPage<>(
                new PageHeader(context.text("tasks"), context.text("tasks.text")),
                (request, sort) -> tasks.list(request));
        page.addComponentColumn("state", context.text("tasks.state"), task -> TaskTones.badge(task.state()))
                .setFlexGrow(0);
        page.addColumn("title", context.text("tasks.title"), TaskStatus::title).setFlexGrow(2);
        page.addComponentColumn("progress", context.text("tasks.progress"), TasksView::progress)
                .setFlexGrow(3);
        page.addColumn("by", context.text("tasks.by"), TaskStatus::submittedBy);
        page.addColumn(
                        "submitted",
                        context.text("tasks.submitted"),
                        task -> context.formats().dateTime(task.submittedAt()))
                .setFlexGrow(0);
        page.addActions(this::actions);
        page.compact(task -> new RowCard(task.title(), task.note(), TaskTones.badge(task.state())));
        page.whenEmpty(new EmptyState(VaadinIcon.TASKS, context.text("tasks.none"), context.text("tasks.none.text")));
        context.closeWithView(watch.watch(change -> context.push(page::refresh)));
        add(page);
    }

    private static Component progress(TaskStatus task) {
        if (task.state() != TaskStatus.State.RUNNING || task.total() <= 0) {
            return new Span(task.note());
        }
        ProgressBar bar = new ProgressBar(0, task.total(), Math.clamp(task.done(), 0L, task.total()));
        bar.getElement().setAttribute("aria-label", task.title());
        Div both = new Div(bar, new Span(task.note()));
        both.addClassName("jf-progress");
        return both;
    }

    private Component actions(TaskStatus task) {
        Button cancel = new Button(
                context.text("tasks.cancel"),
                click -> Confirmation.ask(
                        context.text("tasks.cancel.ask", task.title()),
                        context.text("tasks.cancel.text"),
                        context.text("tasks.cancel"),
                        true,
                        () -> tasks.cancel(task.id(), context.subject())));
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        cancel.setVisible(!task.state().ended() && context.may(TaskService.CANCEL));
        return cancel;
    }
}
