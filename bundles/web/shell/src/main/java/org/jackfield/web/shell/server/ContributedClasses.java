package org.jackfield.web.shell.server;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.internal.ReflectionCache;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of the classes of a bundle that has gone. Vaadin keeps what it learned of every component class for ever, and with
 * one class the whole loader of the bundle stays in memory.
 */
public final class ContributedClasses {

    private static final Logger LOG = LoggerFactory.getLogger(ContributedClasses.class);

    private ContributedClasses() {}

    /**
     * Forgets every class of a loader.
     *
     * @param loader of the bundle that has gone
     * @param service the running service; null if there is none
     */
    public static void forget(ClassLoader loader, ShellService service) {
        if (loader == ContributedClasses.class.getClassLoader()) {
            return;
        }
        ReflectionCache.clearAll();
        purge(staticField(UIInternals.class, "warnedAboutDeps"), loader);
        Object byTag = staticField(ComponentUtil.class, "tagToComponentsMap");
        if (byTag instanceof Map<?, ?> map) {
            map.values().forEach(classes -> purge(classes, loader));
        }
        if (service != null) {
            service.forgetComponents();
        }
    }

    private static void purge(Object classes, ClassLoader loader) {
        if (classes instanceof Collection<?> collection) {
            collection.removeIf(each -> each instanceof Class<?> type && type.getClassLoader() == loader);
        }
    }

    private static Object staticField(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn(
                    "Vaadin's {}.{} cannot be read; classes of stopped bundles may stay in memory",
                    owner.getName(),
                    name,
                    e);
            return null;
        }
    }
}
