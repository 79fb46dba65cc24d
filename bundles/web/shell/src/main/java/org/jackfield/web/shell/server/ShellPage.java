package org.jackfield.web.shell.server;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.jackfield.web.shell.ui.ColourChoice;
import org.jsoup.nodes.Element;

/**
 * The HTML page around everything. The browser is told of changes over a WebSocket, or by long polling where there is
 * none; what people do comes back in ordinary requests, which pass through the servlet.
 */
@Push(value = PushMode.AUTOMATIC, transport = Transport.WEBSOCKET_XHR)
@StyleSheet("context://" + Aura.STYLESHEET)
@StyleSheet("context://shell/shell.css")
@StyleSheet("context://shell/icons.css")
public final class ShellPage implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Jackfield");
        settings.addLink("icon", "shell/icon.svg");
        settings.addMetaTag("robots", "noindex");
    }

    /** Gives the page its reader's language and colours before anything is drawn. */
    static void adapt(IndexHtmlResponse response) {
        Element html = response.getDocument().getElementsByTag("html").first();
        html.attr("lang", response.getVaadinRequest().getLocale().getLanguage());
        ColourChoice colours = ColourChoice.of(response.getVaadinRequest());
        html.attr("theme", colours.theme());
        html.attr("style", "color-scheme: " + colours.scheme());
    }
}
