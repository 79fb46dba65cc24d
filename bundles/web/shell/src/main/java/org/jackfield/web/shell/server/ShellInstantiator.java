package org.jackfield.web.shell.server;

import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.web.shell.Shell;
import org.jackfield.web.shell.ui.ChangePasswordView;
import org.jackfield.web.shell.ui.LogInView;
import org.jackfield.web.shell.ui.MainLayout;
import org.jackfield.web.shell.ui.PageHost;

/** Builds the shell's few views with what they work with; everything else as Vaadin does. */
final class ShellInstantiator extends DefaultInstantiator {

    private static final long serialVersionUID = 1L;

    private final transient Map<Class<?>, Supplier<?>> views;

    ShellInstantiator(VaadinService service, Shell shell) {
        super(service);
        views = Map.of(
                MainLayout.class, () -> new MainLayout(shell),
                PageHost.class, () -> new PageHost(shell),
                LogInView.class, () -> new LogInView(shell),
                ChangePasswordView.class, () -> new ChangePasswordView(shell));
    }

    @Override
    public Stream<VaadinServiceInitListener> getServiceInitListeners() {
        return Stream.of(event -> event.addIndexHtmlRequestListener(ShellPage::adapt));
    }

    @Override
    public <T> T getOrCreate(Class<T> type) {
        Supplier<?> view = views.get(type);
        return view == null ? super.getOrCreate(type) : type.cast(view.get());
    }
}
