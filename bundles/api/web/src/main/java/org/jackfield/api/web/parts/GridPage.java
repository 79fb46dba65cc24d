package org.jackfield.api.web.parts;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.shared.Registration;
import java.text.NumberFormat;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;

/**
 * A page that lists things: header, filters, a grid that fetches as one scrolls, the total, and what to show when there is
 * nothing. On a narrow screen each row becomes a small card.
 *
 * <p>The list is fetched in the browser tab's thread, a page of {@value #PAGE_SIZE} rows at a time; a query must therefore be
 * quick. A fetch that fails shows the problem in place of the list.
 *
 * @param <T> what a row shows; its {@code equals} tells rows apart
 */
public final class GridPage<T> extends Div {

    /** How many rows are fetched at a time. */
    public static final int PAGE_SIZE = 50;

    private static final long serialVersionUID = 1L;
    private static final int NARROW_PIXELS = 720;

    /**
     * Fetches rows.
     *
     * @param <T> what a row shows
     */
    @FunctionalInterface
    public interface Source<T> {

        /**
         * {@return one page of the rows that pass the filters}
         *
         * @param request which page
         * @param sort by what to sort; {@link Sort#NONE} for the list's own order
         */
        Page<T> fetch(PageRequest request, Sort sort);
    }

    /**
     * By what to sort.
     *
     * @param column the column's key; empty for the list's own order
     * @param descending whether the largest comes first
     */
    public record Sort(String column, boolean descending) {

        /** The list's own order. */
        public static final Sort NONE = new Sort("", false);
    }

    private final Grid<T> grid = new Grid<>();
    private final FilterBar filters = new FilterBar(this::refresh);
    private final Div failure = new Div();
    private final Span total = new Span();
    private final transient Source<T> source;
    private final CallbackDataProvider<T, Void> rows;
    private Grid.Column<T> compact;
    private Component empty = new EmptyState(VaadinIcon.LIST, PartTexts.text("grid.empty"), "");
    private Component noMatch =
            new EmptyState(VaadinIcon.SEARCH, PartTexts.text("grid.no-match"), PartTexts.text("grid.no-match.text"));
    private transient Page<T> counted;
    private transient Sort countedSort;
    private Registration resize;

    /** Makes a list without columns. */
    public GridPage(PageHeader header, Source<T> source) {
        this.source = source;
        addClassName("jf-grid-page");
        failure.setVisible(false);
        total.addClassName("jf-total");
        total.getElement().setAttribute("aria-live", "polite");
        filters.addEnd(total);
        rows = DataProvider.fromCallbacks(this::fetch, this::count);
        grid.setPageSize(PAGE_SIZE);
        grid.setItems(rows);
        grid.setSizeFull();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setColumnReorderingAllowed(true);
        grid.setEmptyStateComponent(empty);
        add(header, filters, failure, grid);
    }

    /** Adds a column of text, sized to what it holds. */
    public Grid.Column<T> addColumn(String key, String title, ValueProvider<T, String> text) {
        return finish(grid.addColumn(text), key, title);
    }

    /** Adds a column of numbers or durations, on the right of its cells. */
    public Grid.Column<T> addNumberColumn(String key, String title, ValueProvider<T, String> text) {
        return addColumn(key, title, text).setTextAlign(ColumnTextAlign.END);
    }

    /** Adds a column of anything else. */
    public Grid.Column<T> addComponentColumn(
            String key, String title, SerializableFunction<T, ? extends Component> content) {
        return finish(grid.addColumn(new ComponentRenderer<>(content::apply)), key, title);
    }

    /** Says what a row shows on a narrow screen, in place of all columns. */
    public GridPage<T> compact(Function<T, RowCard> card) {
        compact = grid.addColumn(new ComponentRenderer<>(card::apply));
        compact.setVisible(false);
        return this;
    }

    /** Adds a column at the end with buttons for the row. */
    public Grid.Column<T> addActions(SerializableFunction<T, ? extends Component> buttons) {
        return grid.addColumn(new ComponentRenderer<>(buttons::apply))
                .setHeader("")
                .setKey("actions")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
    }

    /** Says what to show when there is nothing at all. */
    public GridPage<T> whenEmpty(Component state) {
        empty = state;
        grid.setEmptyStateComponent(state);
        return this;
    }

    /** Says what to do when a row is clicked or Enter is pressed on it. */
    public GridPage<T> onOpen(Consumer<T> open) {
        grid.addClassName("jf-openable");
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        grid.addSelectionListener(selection -> selection.getFirstSelectedItem().ifPresent(item -> {
            grid.deselectAll();
            open.accept(item);
        }));
        return this;
    }

    /** Shows more of a row below it when it is clicked. */
    public GridPage<T> details(SerializableFunction<T, ? extends Component> details) {
        grid.setItemDetailsRenderer(new ComponentRenderer<>(details::apply));
        return this;
    }

    /** Begins a group of columns, under a title of its own where columns are chosen. */
    public GridPage<T> columnGroup(String title) {
        filters.columns().addGroup(title);
        return this;
    }

    /**
     * Shows some columns at first, and tells when somebody chooses others; to be called once all columns are there.
     *
     * @param keys of the columns that are shown
     * @param chosen is given the keys of the columns that are shown from then on
     */
    public GridPage<T> columns(Collection<String> keys, Consumer<List<String>> chosen) {
        filters.columns().choose(keys, chosen);
        return this;
    }

    /** {@return the row of filters} */
    public FilterBar filters() {
        return filters;
    }

    /** {@return the grid, for what this page does not offer} */
    public Grid<T> grid() {
        return grid;
    }

    /** Fetches the list anew, and keeps the place in it. Call in the browser tab's thread. */
    public void refresh() {
        counted = null;
        rows.refreshAll();
    }

    private Grid.Column<T> finish(Grid.Column<T> column, String key, String title) {
        column.setKey(key).setHeader(title).setAutoWidth(true).setResizable(true);
        column.setSortProperty(key);
        column.setSortable(false);
        filters.columns().add(column, title);
        return column;
    }

    private int count(Query<T, Void> query) {
        counted = page(0);
        countedSort = Sort.NONE;
        if (counted == null) {
            total.setText("");
            return 0;
        }
        grid.setEmptyStateComponent(filters.active() ? noMatch : empty);
        total.setText(PartTexts.text(
                counted.total() == 1 ? "grid.total.one" : "grid.total",
                NumberFormat.getIntegerInstance(PartTexts.locale()).format(counted.total())));
        return Math.toIntExact(Math.min(counted.total(), Integer.MAX_VALUE));
    }

    private java.util.stream.Stream<T> fetch(Query<T, Void> query) {
        Sort sort = sort(query.getSortOrders());
        Page<T> first = counted;
        counted = null;
        if (first != null && query.getOffset() == 0 && sort.equals(countedSort) && query.getLimit() <= PAGE_SIZE) {
            return first.items().stream().limit(query.getLimit());
        }
        try {
            return source.fetch(new PageRequest(query.getPage(), query.getPageSize()), sort).items().stream();
        } catch (RuntimeException e) {
            Notifications.problem(e);
            return java.util.stream.Stream.empty();
        }
    }

    private Page<T> page(int number) {
        try {
            Page<T> page = source.fetch(new PageRequest(number, PAGE_SIZE), Sort.NONE);
            failure.setVisible(false);
            return page;
        } catch (RuntimeException e) {
            failure.removeAll();
            failure.add(ProblemBox.of(e));
            failure.setVisible(true);
            return null;
        }
    }

    private static Sort sort(List<QuerySortOrder> orders) {
        return orders.isEmpty()
                ? Sort.NONE
                : new Sort(
                        orders.get(0).getSorted(), orders.get(0).getDirection() == SortDirection.DESCENDING);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var page = attached.getUI().getPage();
        resize = page.addBrowserWindowResizeListener(change -> adapt(change.getWidth()));
        adapt(page.getExtendedClientDetails().getWindowInnerWidth());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (resize != null) {
            resize.remove();
            resize = null;
        }
        super.onDetach(detached);
    }

    private void adapt(int width) {
        if (compact == null) {
            return;
        }
        boolean narrow = width > 0 && width < NARROW_PIXELS;
        setClassName("jf-narrow", narrow);
        compact.setVisible(narrow);
        for (Grid.Column<T> column : grid.getColumns()) {
            if (column != compact) {
                column.setVisible(!narrow && filters.columns().wanted(column));
            }
        }
    }
}
