package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Version;
import org.jackfield.api.web.parts.Facts;
import org.osgi.framework.FrameworkUtil;

/** Says what this is and in which version. */
final class AboutDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    AboutDialog() {
        setHeaderTitle(Texts.text("about"));
        setWidth("min(28rem, 100vw)");
        String version = FrameworkUtil.getBundle(AboutDialog.class)
                .getVersion()
                .toString()
                .replace(".SNAPSHOT", "-SNAPSHOT");
        Facts facts = new Facts()
                .with(Texts.text("about.version"), version)
                .with(Texts.text("about.java"), Runtime.version().toString())
                .with(
                        Texts.text("about.system"),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .with(Texts.text("about.pages"), "Vaadin " + Version.getFullVersion())
                .with(
                        Texts.text("about.licence"),
                        new Anchor("https://www.apache.org/licenses/LICENSE-2.0", "Apache License 2.0"));
        add(new Brand(), new Paragraph(Texts.text("about.text")), facts);
        getFooter().add(new Button(Texts.text("close"), click -> close()));
    }
}
