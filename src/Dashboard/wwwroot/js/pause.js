// Nothing is done here. What stands above a script that is fetched is painted before what stands below it is read: the overview's headline, before all of its figures.
