package org.jackfield.distribution.housegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages say, in every language that there is. */
class CataloguesIT {

    private static final Path BUNDLES = Path.of(System.getProperty("jackfield.bundles")).toAbsolutePath().normalize();
    private static final String PACKAGES = "/src/main/resources/org/jackfield/";
    private static final Pattern ENGLISH = Pattern.compile("messages\\.properties");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final List<String> LANGUAGES = List.of("de");

    /** What is in English alone so far: a catalogue, or one text of it behind a blank. What is translated leaves the list. */
    private static final String UNTRANSLATED = "/untranslated.txt";

    private record Catalogue(String name, Path english) {

        Path in(String language) {
            return english.resolveSibling("messages_" + language + ".properties");
        }

        Properties read(Path file) {
            try (Reader in = Files.newBufferedReader(file)) {
                Properties texts = new Properties();
                texts.load(in);
                return texts;
            } catch (IOException e) {
                throw new IllegalStateException(file.toString(), e);
            }
        }
    }

    @Test
    void whatIsNotTranslatedIsKnown() throws IOException {
        List<String> untranslated = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (Catalogue each : catalogues()) {
                if (Files.exists(each.in(language))) {
                    new Translation(each, language).lacks().forEach(key -> untranslated.add(each.name() + " " + key));
                } else {
                    untranslated.add(each.name());
                }
            }
        }

        assertThat(untranslated).containsExactlyInAnyOrderElementsOf(known());
    }

    private static List<String> known() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                CataloguesIT.class.getResourceAsStream(UNTRANSLATED), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    @Test
    void aTranslationHasNoTextsThatTheEnglishCatalogueLacks() {
        assertThat(translations()).isNotEmpty().allSatisfy(translation -> assertThat(translation.tooMuch())
                .as(translation.toString())
                .isEmpty());
    }

    @Test
    void aTranslatedTextSaysTheSameThings() {
        assertThat(translations()).isNotEmpty().allSatisfy(translation -> assertThat(translation.otherPlaces())
                .as("%s: texts with other {places}", translation)
                .isEmpty());
    }

    private record Translation(Catalogue catalogue, String language) {

        private Properties english() {
            return catalogue.read(catalogue.english());
        }

        private Properties translated() {
            return catalogue.read(catalogue.in(language));
        }

        Set<String> lacks() {
            Set<String> missing = new TreeSet<>(english().stringPropertyNames());
            missing.removeAll(translated().stringPropertyNames());
            return missing;
        }

        Set<String> tooMuch() {
            Set<String> strange = new TreeSet<>(translated().stringPropertyNames());
            strange.removeAll(english().stringPropertyNames());
            return strange;
        }

        List<String> otherPlaces() {
            List<String> other = new ArrayList<>();
            Properties english = english();
            Properties translated = translated();
            for (String key : english.stringPropertyNames()) {
                String text = translated.getProperty(key, english.getProperty(key));
                Set<String> places = places(english.getProperty(key));
                if (!places(text).equals(places) || !places.isEmpty() && !isPattern(text)) {
                    other.add(key);
                }
            }
            return other;
        }

        private boolean isPattern(String text) {
            try {
                new MessageFormat(text, Locale.forLanguageTag(language));
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static Set<String> places(String text) {
            return PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return catalogue.name() + " in " + language;
        }
    }

    private static List<Translation> translations() {
        return catalogues().stream()
                .flatMap(each -> LANGUAGES.stream()
                        .filter(language -> Files.exists(each.in(language)))
                        .map(language -> new Translation(each, language)))
                .toList();
    }

    private static List<Catalogue> catalogues() {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            return files.filter(file -> ENGLISH.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.toString().replace('\\', '/').contains(PACKAGES))
                    .map(file -> new Catalogue(name(file), file))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return {@code core/mail/ui} of the catalogue of the package {@code org.jackfield.core.mail.ui}} */
    private static String name(Path file) {
        String folder = file.getParent().toString().replace('\\', '/');
        return folder.substring(folder.indexOf(PACKAGES) + PACKAGES.length());
    }
}
