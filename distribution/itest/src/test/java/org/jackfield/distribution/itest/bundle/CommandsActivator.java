package org.jackfield.distribution.itest.bundle;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Runs every command of ours for somebody who is logged in and may do nothing, and leaves a mark for each: its name, then
 * {@code refused} and the permission that is missing, or else what it did.
 */
public final class CommandsActivator implements BundleActivator {

    private static final String ID = "00000000-0000-7000-8000-0000000000ff";
    private static final Subject NOBODY = new Subject("nobody", "nobody", Subject.Kind.PERSON, Set.of());

    @Override
    public void start(BundleContext context) throws Exception {
        SecurityService security = context.getService(context.getServiceReference(SecurityService.class));
        SessionFactory shell = context.getService(context.getServiceReference(SessionFactory.class));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        try (Session session = shell.create(new ByteArrayInputStream(new byte[0]), nowhere, nowhere)) {
            for (Command command : shell.getRegistry().getCommands()) {
                Class<?> action = action(command);
                Bundle bundle = action == null ? null : FrameworkUtil.getBundle(action);
                if (bundle != null && bundle.getSymbolicName().startsWith("org.jackfield.")) {
                    Mark.leave(command.getScope() + ":" + command.getName() + " " + outcome(security, session, command, action));
                }
            }
        }
        Mark.leave("made");
    }

    private static String outcome(SecurityService security, Session session, Command command, Class<?> action) {
        try {
            security.callAs(NOBODY, () -> command.execute(session, arguments(action)));
            return "ran";
        } catch (Exception e) { // as commands declare
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProblemException told && told.problem().kind() == Problem.Kind.FORBIDDEN) {
                    return "refused " + told.problem().input();
                }
            }
            return "failed " + e;
        }
    }

    /** {@return the class behind a command; null if the shell has made the command in another way} */
    private static Class<?> action(Command command) {
        try {
            return (Class<?>) command.getClass().getMethod("getActionClass").invoke(command);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** {@return something for each argument and option that must be given, that the command's own checks come to} */
    private static List<Object> arguments(Class<?> action) {
        List<Object> given = new ArrayList<>();
        for (Class<?> type = action; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Argument argument = field.getAnnotation(Argument.class);
                Option option = field.getAnnotation(Option.class);
                if (option != null && option.required()) {
                    given.addAll(0, List.of(option.name(), something(field)));
                } else if (argument != null && argument.required()) {
                    given.add(something(field));
                }
            }
        }
        return given;
    }

    private static String something(Field field) {
        return field.getType().isPrimitive() || Number.class.isAssignableFrom(field.getType()) ? "1" : ID;
    }

    @Override
    public void stop(BundleContext context) {
        // nothing was started
    }
}
