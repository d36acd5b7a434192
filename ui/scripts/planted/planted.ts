// A type error that the check must find, or it checks nothing. Not part of the page.
export const planted: number = 'not a number';
