package org.jackfield.api.i18n;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The message catalogue of one bundle: {@code messages.properties} (English) and {@code messages_xx.properties} beside
 * an anchor class, in UTF-8.
 *
 * <p>Immutable; any thread may call.
 */
public final class Messages {

    private static final ResourceBundle.Control ENGLISH_LAST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String baseName;
    private final ClassLoader loader;

    private Messages(String baseName, ClassLoader loader) {
        this.baseName = baseName;
        this.loader = loader;
    }

    /**
     * {@return the catalogue beside {@code anchor}}
     *
     * @param anchor a class of the package that holds {@code messages.properties}
     */
    public static Messages of(Class<?> anchor) {
        Objects.requireNonNull(anchor, "anchor");
        return new Messages(anchor.getPackageName() + ".messages", anchor.getClassLoader());
    }

    /** {@return the languages that the catalogue has: English first, then by their codes; without countries; immutable} */
    public List<Locale> languages() {
        String path = baseName.replace('.', '/') + "_";
        return Stream.concat(
                        Stream.of(Locale.ENGLISH),
                        Stream.of(Locale.getISOLanguages())
                                .filter(code -> loader.getResource(path + code + ".properties") != null)
                                .map(Locale::of))
                .distinct()
                .toList();
    }

    /**
     * {@return the text of {@code key}, its {@code {0}} places filled}
     *
     * <p>A text without arguments is used as it stands, so that an apostrophe needs no doubling there. A missing key
     * yields the key itself, so that a gap in a translation never breaks a page.
     *
     * @param locale the reader's; English where the catalogue has no such language
     * @param key never null
     * @param arguments as {@link MessageFormat} takes them
     */
    public String text(Locale locale, String key, Object... arguments) {
        try {
            String pattern = ResourceBundle.getBundle(baseName, locale, loader, ENGLISH_LAST).getString(key);
            return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
        } catch (MissingResourceException e) {
            return key;
        }
    }
}
