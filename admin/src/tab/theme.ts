/**
 * Takes over whether admin is light or dark, now and when somebody changes it there: admin hands its theme over in the address
 * (`react=dark`), keeps it in the browser and tells its frames when it changes.
 */
export function showTheme(): void {
    const given = new URLSearchParams(location.search).get('react');
    const apply = (name: string | null): void => {
        const isDark =
            name === null || name === '' || name === 'undefined'
                ? matchMedia('(prefers-color-scheme: dark)').matches
                : /dark|blue/.test(name);
        const theme = isDark ? 'dark' : 'light';
        if (document.documentElement.dataset.theme !== theme) {
            document.documentElement.dataset.theme = theme;
            dispatchEvent(new Event('themechange'));
        }
    };
    apply(given ?? localStorage.getItem('App.themeName'));
    addEventListener('message', ({ data }) => data === 'updateTheme' && apply(localStorage.getItem('App.themeName')));
    addEventListener('storage', ({ key, newValue }) => key === 'App.themeName' && apply(newValue));
}

/** A colour of the style sheet, for what is drawn. */
export function colour(name: string): string {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
