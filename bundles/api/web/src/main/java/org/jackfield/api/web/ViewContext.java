package org.jackfield.api.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a page, card, section or action needs to know of the visit it is built for.
 *
 * <p>{@link #push}, {@link #load} and {@link #closeWithView} may be called by any thread; everything else by the browser
 * tab's thread.
 */
@ProviderType
public interface ViewContext {

    /** {@return who looks; never null} */
    Subject subject();

    /** {@return the language and formats of who looks; never null} */
    Locale locale();

    /** {@return the time zone in which to show times; never null} */
    ZoneId zone();

    /** {@return times, durations and numbers as {@link #locale()} and {@link #zone()} write them} */
    default Formats formats() {
        return new Formats(locale(), zone());
    }

    /** {@return whether who looks may do this, anywhere on the site} */
    default boolean may(Permission permission) {
        return may(permission, Target.SITE);
    }

    /** {@return whether who looks may do this to that} */
    boolean may(Permission permission, Target target);

    /**
     * {@return a text of the contribution's own catalogue, in the reader's language}
     *
     * @param key the text's key
     * @param arguments for its {@code {0}} places
     */
    String text(String key, Object... arguments);

    /** {@return what follows the page's route in the address, without slashes at its ends; empty if nothing does} */
    String path();

    /** {@return the parameters behind the question mark of the address; never null} */
    Map<String, List<String>> query();

    /**
     * Goes to another page.
     *
     * @param address route, path and parameters: {@code calls/history?number=5550100}
     */
    void navigate(String address);

    /**
     * Changes the page from any thread. The change runs in the browser tab's thread, soon, in the order of the calls; it
     * is dropped if the page has been left.
     */
    void push(Runnable change);

    /**
     * Does slow work on another thread, on behalf of {@link #subject()}, and shows what came out. A failure is shown as a
     * notification; nothing is shown if the page has been left.
     *
     * @param work the slow part; touches no part of the page
     * @param show called in the browser tab's thread
     */
    <T> void load(Callable<T> work, Consumer<? super T> show);

    /**
     * Closes something when the page is left, the tab is closed, the session ends or the contribution goes; at once if
     * that has happened. Use it for every registration that a page makes.
     */
    void closeWithView(AutoCloseable resource);

    /** Says that something went well, in passing. */
    void notifySuccess(String text);

    /** Says what went wrong and what to do about it; a {@code ProblemException} tells both. */
    void notifyProblem(Throwable failure);

    /** Shows how a task of {@code TaskService} goes on, with its result, and lets cancel it. */
    void openTask(UUID task);
}
