using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Periods;

internal sealed class CalendarConfiguration : IEntityTypeConfiguration<CalendarEntity>
{
    public void Configure(EntityTypeBuilder<CalendarEntity> builder)
    {
        builder.ToTable("Calendar");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Key).HasMaxLength(50);
        builder.Property(c => c.NameVi).HasMaxLength(300);
        builder.Property(c => c.NameEn).HasMaxLength(300);
        builder.HasIndex(c => c.Key).IsUnique();
        builder.HasMany(c => c.Rules).WithOne().HasForeignKey(r => r.CalendarId);
    }
}
