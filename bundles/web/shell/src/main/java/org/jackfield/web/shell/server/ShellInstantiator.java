package org.jackfield.web.shell.server;

import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.web.shell.Shell;
import org.jackfield.web.shell.ui.AgreementView;
import org.jackfield.web.shell.ui.ChangePasswordView;
import org.jackfield.web.shell.ui.EnrolView;
import org.jackfield.web.shell.ui.ForgottenView;
import org.jackfield.web.shell.ui.LogInView;
import org.jackfield.web.shell.ui.MainLayout;
import org.jackfield.web.shell.ui.MySettingsView;
import org.jackfield.web.shell.ui.PageHost;
import org.jackfield.web.shell.ui.SignOnView;

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
                SignOnView.class, () -> new SignOnView(shell),
                ForgottenView.class, () -> new ForgottenView(shell),
                ChangePasswordView.class, () -> new ChangePasswordView(shell),
                EnrolView.class, () -> new EnrolView(shell),
                AgreementView.class, () -> new AgreementView(shell),
                MySettingsView.class, () -> new MySettingsView(shell));
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
