package org.jackfield.api.rest;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A Jakarta REST resource, registered as a service; it answers under {@code /api/v1} while the service is there.
 *
 * <p>The class carries {@code @Path("<app>…")} and its methods the usual Jakarta REST annotations. Every method needs,
 * on itself or on its class, exactly one of {@link RequiresPermission}, {@link RequiresLogIn} and {@link NoLogIn};
 * a resource with a method that has none is refused as a whole and reported in the log. All resources with the same
 * first path segment form one application, which is built anew when one of them comes or goes, while requests that are
 * under way end undisturbed.
 *
 * <p>A method takes and returns records, or a sealed interface of those that it may return; a list is a
 * {@link org.jackfield.api.persistence.Page}. It throws
 * {@link org.jackfield.api.problem.ProblemException}, which becomes an RFC 9457 problem document. It runs on behalf of
 * whoever logged in: {@link org.jackfield.api.security.SecurityService#current()}. Many threads call at once.
 *
 * <pre>
 * {@code @Component}
 * {@code @Path("nightmode")}
 * public final class NightModeResource implements RestResource {
 *     {@code @GET}
 *     {@code @RequiresPermission("nightmode.view")}
 *     {@code @Summary("The present mode of every phone system")}
 *     public NightModeDocument mode() { … }
 * }
 * </pre>
 */
@ConsumerType
public interface RestResource {}
